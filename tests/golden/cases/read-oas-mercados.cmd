# A paper in Spanish, with dates in the order of that language.
travaux convert --house oas --lang es oas-mercados.txt out.xml &&
travaux convert --report tsv --house oas --lang es oas-mercados.txt 2>/dev/null | cut -f1-7 &&
travaux show out.xml &&
travaux proposals --format tsv out.xml &&
travaux positions --format tsv out.xml &&
travaux show --reading source out.xml | tr -s ' \t\n' '\n' >ours &&
tr -s ' \t\n' '\n' <oas-mercados.txt >theirs &&
cmp ours theirs &&
travaux check out.xml
