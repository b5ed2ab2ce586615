# Marks in other orders: on headings, on bullets, on lines of their own, nested in brackets.
travaux convert --house oas oas-libraries.txt out.xml &&
travaux convert --report tsv --house oas oas-libraries.txt 2>/dev/null | cut -f1-7 &&
travaux show out.xml &&
travaux proposals --format tsv out.xml &&
travaux positions --format tsv out.xml &&
travaux show --reading source out.xml | tr -s ' \t\n' '\n' >ours &&
tr -s ' \t\n' '\n' <oas-libraries.txt >theirs &&
cmp ours theirs &&
travaux check out.xml
