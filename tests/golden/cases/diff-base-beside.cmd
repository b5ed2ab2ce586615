# Words put in beside words that the other text changed collide; words changed one beside the other
# do not.
draft() {
	printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="harbors" lang="en">\n'
	printf '<paragraph id="a">\n  <text>Lists of %s are published.</text>\n</paragraph>\n' "$1"
	echo '</draft>'
}
draft 'government officials' >base.xml
draft 'consular officials' >x.xml
draft 'government and consular officials' >y.xml
draft 'government agents' >z.xml
travaux diff --base base.xml x.xml y.xml
travaux diff --base base.xml y.xml x.xml | sed -n 4p
travaux diff --base base.xml x.xml z.xml
