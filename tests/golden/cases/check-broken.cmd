travaux check broken.xml
