travaux show --lang es sample.xml I.1 II
