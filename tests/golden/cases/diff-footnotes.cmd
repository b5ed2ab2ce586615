# What a footnote says belongs to its paragraph, and tells nobody which paragraph that is.
draft() {
	printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="en">\n' "$1"
	printf '<paragraph id="a" label="1.">\n  <text>Boats are lit<fn ref="f1"/> at night.</text>\n'
	printf '  <footnote id="f1" label="1">See the rules of %s.</footnote>\n</paragraph>\n' "$2"
	printf '<paragraph id="b" label="2.">\n  <text>Nets are dried ashore.%s\n</paragraph>\n</draft>\n' "$3"
}
draft old 1972 '</text>' >old.xml
draft new 1985 '<fn ref="f1"/></text>
  <footnote id="f1" label="2">Not in the rain.</footnote>' >new.xml
travaux diff old.xml new.xml
travaux diff --format json old.xml new.xml
travaux diff --format html old.xml new.xml | grep -A2 '<div class="new">'
travaux concordance --format tsv old.xml new.xml | cut -f5-
travaux diff --exit-code new.xml new.xml
