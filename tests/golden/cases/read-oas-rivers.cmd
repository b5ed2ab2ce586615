# New paragraphs announced in brackets, remarks of every kind, a bracket that never closes.
travaux convert --house oas oas-rivers.txt out.xml &&
travaux convert --report tsv --house oas oas-rivers.txt 2>/dev/null | cut -f1-7 &&
travaux show out.xml &&
travaux proposals --format tsv out.xml &&
travaux positions --format tsv out.xml &&
travaux show --reading source out.xml | tr -s ' \t\n' '\n' >ours &&
tr -s ' \t\n' '\n' <oas-rivers.txt >theirs &&
cmp ours theirs &&
travaux check out.xml
