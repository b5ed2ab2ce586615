COLUMNS=120 travaux status sample.xml
