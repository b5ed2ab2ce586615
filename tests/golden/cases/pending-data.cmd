travaux pending --format tsv sample.xml && travaux pending --format csv --at 2024-05-01 sample.xml && travaux pending --format json --at 2024-03-15 sample.xml
