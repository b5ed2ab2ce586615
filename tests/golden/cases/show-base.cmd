travaux show --reading base sample.xml
