travaux matrix sample.xml
