travaux owes --format tsv sample.xml && travaux owes --format csv --by Panama sample.xml && travaux owes --format json --by us sample.xml
