travaux show --reading clean sample.xml
