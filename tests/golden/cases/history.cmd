for place in IV.B.14 II/b3 II/b3:p1 I.1 I.3 III.A.4 III.A.7 III.B.8 III.B.9 III; do travaux history $place sample.xml; echo; done
