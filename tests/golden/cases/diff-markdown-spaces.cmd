# One space stands between what went and what came, also where each brings its own.
draft() {
	printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="boats" lang="en">\n'
	printf '<paragraph id="a" label="1.">\n  <text>%s</text>\n</paragraph>\n</draft>\n' "$1"
}
draft 'Boats that leave a harbor at night are lit as the law of the port asks. Improve lamps and the oil in them.' >old.xml
draft 'Boats that leave a harbor at night are lit as the law of the port asks with the aim of safety.' >new.xml
travaux diff --format md old.xml new.xml
