travaux list --format tsv sample.xml
