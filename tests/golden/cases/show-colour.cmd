travaux show --color=always sample.xml I.3bis IV.B.14
