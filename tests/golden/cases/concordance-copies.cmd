# Two of the same words: one was rewritten where it stands, the other went elsewhere nearly as it
# was. The words alone would take the one for the other.
lamps() {
	echo "<draft version=\"1\" id=\"lamps-$1\" lang=\"en\">"
	number=0
	while read -r words; do
		number=$((number + 1))
		printf '<paragraph id="%d" label="%d.">\n  <text>%s</text>\n</paragraph>\n' $number $number "$words"
	done
	echo '</draft>'
}
lamps 2031 >lamps-2031.xml <<'TEXT'
The tariff for oil is printed on the first page of the almanac.
Lamps at harbours burn until dawn.
A mill keeps two lanterns at its sluice, one of them red.
Tallow is sold by weight.
The wardens of the bridges count the lamps at dusk and write what is broken into the book of the district.
Children carry torches only on feast days.
Nobody hangs cloth before a street lamp.
A new lamp is paid for by the houses that it lights.
The wardens of the bridges count the lamps at dusk and write what is broken into the book of the district.
TEXT
lamps 2032 >lamps-2032.xml <<'TEXT'
Wardens of the bridges count the lamps at dusk and write what is broken into the book of the district.
Lamps at harbours burn until dawn.
A mill keeps two lanterns at its sluice, one of them red.
Every gate has a bell.
The wardens of the bridges count every lantern at dusk, mend the lamps and write what is missing into the book of the year.
Moths are no excuse.
Nobody hangs cloth before a street lamp.
A new lamp is paid for by the houses that it lights.
TEXT
travaux concordance --format tsv lamps-2031.xml lamps-2032.xml | cut -f1-8
travaux concordance --format tsv lamps-2032.xml lamps-2031.xml | cut -f1-8
