# Capitals outside ASCII are capitals; another normal form of a word is no change.
travaux diff puertos-2020.xml puertos-2024.xml
travaux concordance --format tsv puertos-2020.xml puertos-2024.xml | cut -f1,3,5
