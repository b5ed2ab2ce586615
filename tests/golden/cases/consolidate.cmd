# The clean draft in brackets, with its final numbers and their table.
travaux consolidate --numbering final --table numbers.tsv sample.xml clean.txt
cat clean.txt numbers.tsv
