# A declaration: remarks in brackets behind a clause, orders in words, an alternative in a bracket.
travaux convert --house oas oas-bridges.txt out.xml &&
travaux convert --report tsv --house oas oas-bridges.txt 2>/dev/null | cut -f1-7 &&
travaux show out.xml &&
travaux proposals --format tsv out.xml &&
travaux positions --format tsv out.xml &&
travaux show --reading source out.xml | tr -s ' \t\n' '\n' >ours &&
tr -s ' \t\n' '\n' <oas-bridges.txt >theirs &&
cmp ours theirs &&
travaux check out.xml
