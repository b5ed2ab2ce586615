# Capitals outside ASCII are capitals; another normal form of a word is no change.
travaux diff puertos-2020.xml puertos-2024.xml
travaux concordance --format tsv puertos-2020.xml puertos-2024.xml | cut -f1,3,5
# So are those of letters that share a capital with another, or have none.
draft() { printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="d" lang="de">\n'; n=0; while read -r t; do n=$((n+1)); printf '<paragraph id="p%s">\n  <text>%s</text>\n</paragraph>\n' $n "$t"; done; echo '</draft>'; }
draft >a.xml <<'X'
Die Straße ist im Hafen gesperrt.
Η οδός προς τους λιμένες είναι κλειστή.
Isparta ve ısınma için liman kapalı.
Boats wait at the quay.
X
draft >b.xml <<'X'
Die STRASSE ist im Hafen gesperrt.
Η ΟΔΌΣ προς ΤΟΥΣ λιμένες είναι κλειστή.
ISPARTA ve ISINMA İÇİN liman kapalı.
Boats wait at the quay.
X
travaux diff a.xml b.xml
travaux search strasse a.xml
travaux search STRASSE b.xml
travaux search ΤΟΥΣ a.xml
travaux search ısınma b.xml
