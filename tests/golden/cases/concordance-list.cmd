# A list that became one paragraph, and the other way, is found item by item however long it is.
draft() { printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="en">\n' "$1" && cat && echo '</draft>'; }
p() { printf '<paragraph id="%s" kind="%s">\n  <text>%s</text>\n</paragraph>\n' "$1" "$2" "$3"; }
{
	p a paragraph 'Member states shall exchange every year:'
	for what in 'funds for repair' 'maps of wrecks' 'tables of tides' 'lists of lamps' 'rules of anchorage' 'names of pilots'; do
		p "${what%% *}" item "$what;"
	done
} | draft old >old.xml
p a paragraph 'Member states shall exchange every year: funds for repair, maps of wrecks, tables of tides, lists of lamps, rules of anchorage, names of pilots.' |
	draft new >new.xml
travaux concordance --format tsv old.xml new.xml | cut -f1-5
travaux concordance --format tsv new.xml old.xml | cut -f1-5
travaux diff old.xml new.xml
