travaux list sample.xml
