# What was a heading, an item or a paragraph and is another of these has the same words.
draft() { printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="en">\n' "$1" && cat && echo '</draft>'; }
p() { printf '<paragraph id="%s" kind="%s"%s>\n  <text>%s</text>\n</paragraph>\n' "$1" "$2" "$3" "$4"; }
{ p a heading '' 'Lamps' && p b paragraph ' label="1."' 'The mole is lit.' && p c item ' label="·"' 'Red lamps to port,' && p d paragraph '' 'Green lamps to starboard.'; } | draft old >old.xml
{ p a paragraph '' 'Lamps' && p b item ' label="·"' 'The mole is lit.' && p c paragraph '' 'Red lamps to port,' && p d heading '' 'Green lamps to starboard.'; } | draft new >new.xml
travaux concordance --format tsv old.xml new.xml | cut -f1-8
travaux diff --exit-code --kind edited old.xml new.xml
