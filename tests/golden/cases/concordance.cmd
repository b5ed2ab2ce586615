travaux concordance harbors-2020.xml harbors-2024.xml
travaux concordance --format tsv harbors-2020.xml harbors-2024.xml | cut -f1-8
travaux concordance --format tsv harbors-2024.xml harbors-2020.xml | cut -f1-8
