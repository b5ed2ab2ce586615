travaux matrix --format tsv sample.xml && travaux matrix --all --format csv sample.xml && travaux matrix --at 2024-03-20 --format json sample.xml
