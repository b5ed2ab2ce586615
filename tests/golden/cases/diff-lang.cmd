# One language version is compared at a time.
draft() {
	printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="en">\n' "$1"
	printf '<paragraph id="a" label="1.">\n  <text>Boats are lit at night.</text>\n  <text lang="es">%s</text>\n</paragraph>\n' "$2"
	printf '<paragraph id="b" label="2.">\n  <text>Nets are dried %s.</text>\n</paragraph>\n</draft>\n' "$3"
}
draft old 'Los barcos se alumbran de noche.' ashore >old.xml
draft new 'Los barcos se iluminan de noche.' aboard >new.xml
travaux diff old.xml new.xml
travaux diff --lang es old.xml new.xml
travaux diff --lang es --format json old.xml new.xml | sed -n 2,4p
travaux diff --lang es --base old.xml old.xml new.xml
travaux concordance --lang es --format tsv old.xml new.xml | cut -f1-5
travaux diff --lang en --exit-code old.xml old.xml
travaux diff --lang es --format html old.xml new.xml | sed -n 2p
# A language that nobody wrote in is a slip.
travaux diff --lang fr old.xml new.xml
echo "[$?]"
travaux concordance --lang ES old.xml new.xml
echo "[$?]"
travaux show --lang fr old.xml
