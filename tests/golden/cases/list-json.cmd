travaux list --format json sample.xml
