travaux pending sample.xml
