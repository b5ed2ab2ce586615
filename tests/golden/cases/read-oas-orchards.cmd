# Numbered alternatives, orders, names in brackets before the words.
travaux convert --house oas oas-orchards.txt out.xml &&
travaux convert --report tsv --house oas oas-orchards.txt 2>/dev/null | cut -f1-7 &&
travaux show out.xml &&
travaux proposals --format tsv out.xml &&
travaux positions --format tsv out.xml &&
travaux show --reading source out.xml | tr -s ' \t\n' '\n' >ours &&
tr -s ' \t\n' '\n' <oas-orchards.txt >theirs &&
cmp ours theirs &&
travaux check out.xml
