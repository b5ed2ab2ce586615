#!/bin/sh
# Turns old.xml and new.xml of a generated pair (one element a line) into drafts of ours, beside
# them: old.draft.xml and new.draft.xml. The id of a unit is u and its line in old.txt or new.txt,
# from zero: ids mean nothing across the two. Usage: draft_of_pair.sh FOLDER
set -eu

for side in old new; do
	awk -v side="$side" '
	function value(s, name) {
		if (!sub(".*<" name ">", "", s)) return ""
		sub("</" name ">.*", "", s)
		return s
	}
	function attribute(s, name) {
		sub(".* " name "=\"", "", s)
		sub("\".*", "", s)
		return s
	}
	function unit(kind, label, words) {
		print "<paragraph id=\"u" line++ "\"" kind " label=\"" label "\">"
		print "  <text>" words "</text>\n</paragraph>"
	}
	BEGIN { line = 0 }
	/^<doc>/ {
		print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
		print "<draft version=\"1\" id=\"" side "\" lang=\"en\">"
	}
	/^<sec / {
		print "<division id=\"d" line "\">"
		unit(" kind=\"heading\"", attribute($0, "n"), value($0, "head"))
	}
	/^<par / { unit("", value($0, "num"), value($0, "txt")) }
	/^<\/sec>/ { print "</division>" }
	/^<\/doc>/ { print "</draft>" }
	' "$1/$side.xml" >"$1/$side.draft.xml"
done
