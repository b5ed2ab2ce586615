COLUMNS=50 travaux status sample.xml
