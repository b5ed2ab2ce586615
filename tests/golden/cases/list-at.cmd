travaux list --format tsv --at 2024-04-30 sample.xml
