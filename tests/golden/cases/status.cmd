travaux status sample.xml
