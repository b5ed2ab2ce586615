#!/bin/sh
# Scores travaux concordance against a table of pairs that a person made: F1 of the pairs that
# the person was sure of, and how often their relation has the person's name. Pairs marked weak
# or alt are neither asked for nor held against anybody, nor are those of which neither side
# stands in the table, nor the words of an alternative.
#
# The table has columns id_old id_new relation first6_old first6_new moved edited renumbered
# strength, and - where a side is missing. Its ids are the person's own; a unit is found by its
# chapter and its first six words, the second of the same words being the second in the draft.
# Usage: score_truth.sh TRAVAUX OLD.xml NEW.xml TABLE [--misses]
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" concordance --format tsv "$2" "$3" >"$work/pairs"
# Against itself, every unit stands in the order of the draft.
"$1" concordance --format tsv "$2" "$2" >"$work/old"
"$1" concordance --format tsv "$3" "$3" >"$work/new"
# The table has the words of the paper, which the draft keeps as they were typed; a reading may
# open with a mark, or print what took the place of the words.
for draft in "$2" "$3"; do
	echo "id	typed"
	awk '
		/^<paragraph id="/ { split($0, parts, "\""); id = parts[2] }
		/^  <source/ { typed = ""; inside = 1 }
		inside { typed = typed " " $0 }
		inside && /<\/source>/ {
			inside = 0
			gsub(/<[^>]*>/, "", typed)
			print id "\t" typed
		}
	' "$draft"
done >"$work/typed"
awk -F'\t' -v misses="${5:-}" '
	function plain(s) {
		s = tolower(s)
		# The mark of the log at the end of a short unit is none of its words.
		sub(/\((agreed|approved|pending).*/, "", s)
		gsub(/[^a-z0-9]+/, " ", s)
		sub(/^ /, "", s)
		sub(/ $/, "", s)
		return s
	}
	# The first words, after so many.
	function opening(s, after, count, n, i, words, out) {
		n = split(plain(s), words, " ")
		for (i = after + 1; i <= n && i <= after + count; i++) out = out " " words[i]
		return out
	}
	function chapter(place) {
		sub(/[.\/:].*/, "", place)
		return place
	}
	function words_of(s, list) { return split(plain(s), list, " ") }
	# Whom the person means; a unit of fewer words than six may end in marks of the log.
	function find(side, id, words, n, list, key, k, u, after, most) {
		if (id == "-" || id == "") return ""
		if ((side, id) in known) return known[side, id]
		n = words_of(words, list)
		most = units[side]
		for (after = 0; after <= 3; after++)
			for (u = 1; u <= most; u++) {
				if (taken[side, u]) continue
				if (chapter(place[side, u]) != chapter(id)) continue
				if (opening(text[side, u], after, n) != opening(words, 0, n) &&
				    opening(typed[side, uid[side, u]], after, n) != opening(words, 0, n)) continue
				taken[side, u] = 1
				known[side, id] = uid[side, u]
				named[side, uid[side, u]] = id
				return uid[side, u]
			}
		print "score_truth: " side " has no " id ": " words > "/dev/stderr"
		known[side, id] = "?"
		return "?"
	}
	FNR == 1 { file++; next }
	file <= 2 {
		side = file == 1 ? "old" : "new"
		u = ++units[side]
		uid[side, u] = $1
		place[side, u] = $2
		text[side, u] = $9
		next
	}
	file == 3 {
		if ($1 == "id") sides++
		side = sides ? "new" : "old"
		typed[side, $1] = $2
		next
	}
	file == 4 {
		old = find("old", $1, $4)
		new = find("new", $2, $5)
		if (old == "" || new == "") next
		key = old " " new
		strength[key] = $9
		relation[key] = $3
		said[key] = $1 " " $2 " " $3 ": " $4 " | " $5
		if ($9 == "strong") total++
		next
	}
	$1 == "" || $3 == "" { next }
	{
		key = $1 " " $3
		if (!(("old", $1) in named) && !(("new", $3) in named)) next
		if (key in strength && strength[key] != "strong") { free++; next }
		if (!(key in strength) && ($2 ~ /:/ || $4 ~ /:/)) { free++; next }
		found++
		if (!(key in strength)) {
			if (misses != "") print "wrong   " $2, $4, $5, $8 ": " substr($9, 1, 70) " | " substr($10, 1, 70)
			next
		}
		seen[key] = 1
		right++
		# Both have names of their own for a pair that is out of order and edited.
		ok = $5 == relation[key] || ($5 == "moved" && relation[key] == "edited" && $6 == "yes")
		called += $5 == relation[key]
		if ($5 != relation[key] && misses != "") print "called  " $5 " for " said[key]
	}
	END {
		for (key in strength)
			if (misses != "" && strength[key] == "strong" && !(key in seen)) print "missed  " said[key]
		p = right / found
		r = right / total
		printf "strong pairs %d  found %d  right %d  F1 %.4f  P %.4f  R %.4f  relation %.4f  (%d weak or alt)\n",
			total, found, right, 2 * p * r / (p + r), p, r, called / right, free
	}
' "$work/old" "$work/new" "$work/typed" "$4" "$work/pairs"
