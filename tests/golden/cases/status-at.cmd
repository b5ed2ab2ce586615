travaux status --at 2024-05-01 sample.xml
