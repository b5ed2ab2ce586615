travaux brief CAN --format tsv sample.xml && travaux brief JAM --format json --since 2024-06-18 sample.xml && travaux brief PA --format csv --at 2024-05-30 sample.xml
