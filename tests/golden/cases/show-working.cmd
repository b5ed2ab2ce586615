travaux show sample.xml
