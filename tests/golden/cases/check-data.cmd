travaux check --format tsv findings.xml; travaux check --format json broken.xml
