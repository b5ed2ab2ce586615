travaux status --format tsv sample.xml && travaux status --format csv sample.xml && travaux status --format json sample.xml
