# Old paragraph 1 is split; what old 3 has in common with its second piece is less than the rest
# of 1.
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
Every district keeps a register of its lamps, of the posts they stand on and of the year in which each was lit, and reports the outcome to the committee before the close of the session.
Lamps at harbours burn until dawn.
The treasurer adopts a tariff for oil and reports the outcome to the committee before the close of the session.
TEXT
lamps 2032 >lamps-2032.xml <<'TEXT'
Every district keeps a register of its lamps, of the posts they stand on and of the year in which each was lit.
It reports the outcome to the committee before the close of the session.
Lamps at harbours burn until dawn.
TEXT
travaux concordance --format tsv lamps-2031.xml lamps-2032.xml | cut -f1-8
travaux concordance --format tsv lamps-2032.xml lamps-2031.xml | cut -f1-8
