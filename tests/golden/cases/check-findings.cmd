travaux check findings.xml
