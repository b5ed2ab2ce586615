# The house is found; every guess, every paragraph and every proposal; no word is lost.
travaux convert un-peat.txt out.xml &&
travaux convert --report tsv --house un un-peat.txt 2>/dev/null | cut -f1-7 &&
travaux show out.xml &&
travaux proposals --format tsv out.xml &&
travaux positions --format tsv out.xml &&
travaux show --reading source out.xml | tr -s ' \t\n' '\n' >ours &&
tr -s ' \t\n' '\n' <un-peat.txt >theirs &&
cmp ours theirs &&
travaux check out.xml
