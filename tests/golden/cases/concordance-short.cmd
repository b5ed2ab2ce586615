# Few words keep their partners where they stand: one with a clause put behind, one with another
# word.
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
Every district keeps a register of its lamps.
Street wardens
Lamps at harbours burn until dawn.
Oil merchants
The treasurer adopts a tariff for oil.
TEXT
lamps 2032 >lamps-2032.xml <<'TEXT'
Every district keeps a register of its lamps.
Street wardens and the watchmen of bridges, mills, markets and granaries that are open after dark
Lamps at harbours burn until dawn.
Oil traders
The treasurer adopts a tariff for oil.
TEXT
travaux concordance --format tsv lamps-2031.xml lamps-2032.xml | cut -f1-8
travaux concordance --format tsv lamps-2032.xml lamps-2031.xml | cut -f1-8
