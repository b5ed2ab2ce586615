travaux brief US sample.xml
