for place in I.1 I.2 I.3bis II/b2 II/b3 II/b4 III.A.6 III.B.8 IV.B.14 IV.B.14:p5; do travaux blame $place sample.xml; echo; done
