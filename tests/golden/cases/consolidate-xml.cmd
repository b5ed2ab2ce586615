# As a draft: what is open has no names, and doing it again changes nothing.
travaux consolidate sample.xml clean.xml
sed -n '/<paragraph/,$p' clean.xml
travaux consolidate clean.xml again.xml && cmp clean.xml again.xml
travaux consolidate --open leave-out --to xml sample.xml | grep -c '<proposal'
