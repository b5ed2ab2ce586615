#!/bin/sh
# Scores the reader of typed texts against what a person made of the same paper: units, marks of
# the decision log with date, venue and condition, standings, and proposals with proponent, kind
# and extent.
#
# STATUS has columns n id section label kind first8 status dates venue parties proposals reading
# history lines note; PROPOSALS has pid n id printed_n on_pid delegations kind old text date
# date_from confidence mark note. The ids are the person's own: a unit is found by its first words
# within its chapter, in the order of the paper. Only chapters that STATUS has are looked at.
# Usage: score_read.sh TRAVAUX DRAFT.xml STATUS PROPOSALS [--misses]
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" list --format tsv "$2" >"$work/units"
"$1" proposals --format tsv "$2" >"$work/proposals"
"$1" positions --format tsv "$2" >"$work/positions"
# The list has the last mark of a unit; all of them stand in the draft, one a line.
sed -n -e 's/^<paragraph id="\([^"]*\)".*/p	\1/p' -e 's/^ *<meeting id="\([^"]*\)".* kind="\([^"]*\)".*/m	\1	\2/p' \
	-e 's/^ *<mark \(.*\)>.*$/k	\1/p' "$2" >"$work/marks"

awk -F'\t' -v misses="${5:-}" '
	function plain(s) {
		s = tolower(s)
		gsub(/[^a-z0-9]+/, " ", s)
		sub(/^ /, "", s)
		sub(/ $/, "", s)
		return s
	}
	function attribute(s, name) {
		if (!match(s, "(^| )" name "=\"[^\"]*\"")) return ""
		s = substr(s, RSTART, RLENGTH)
		sub(/^[^"]*"/, "", s)
		sub(/"$/, "", s)
		return s
	}
	function miss(what) { if (misses != "") print what }
	function rate(right, all) { return all ? right / all : 1 }
	# Both tables write a meeting, a status and a delegation in their own way.
	function venue_of(s) { return s ~ /^informal|^IM/ ? "IM" : s ~ /^formal/ ? "formal" : "" }
	function party(s, n, i, list, out) {
		n = split(s, list, /[ ,;&\/+-]+/)
		out = ""
		for (i = 1; i <= n; i++) if (list[i] != "" && list[i] != "CAM") out = out " " ((list[i] in codes) ? codes[list[i]] : list[i])
		return ordered(out)
	}
	function ordered(s, n, i, k, list, t) {
		sub(/^ /, "", s)
		n = split(s, list, " ")
		for (i = 2; i <= n; i++)
			for (k = i; k > 1 && list[k - 1] > list[k]; k--) { t = list[k]; list[k] = list[k - 1]; list[k - 1] = t }
		s = ""
		for (i = 1; i <= n; i++) s = s (i > 1 ? " " : "") list[i]
		return s
	}
	function kind_of(s) {
		if (s == "whole-new-paragraph") return "new"
		if (s == "alternative-paragraph") return "alternative"
		if (s == "reservation" || s == "comment" || s == "query" || s == "support") return "position"
		return s
	}
	# Whether all words but one begin a unit: the reader takes a struck word out.
	function nearly(first, text, n, i, list, beginning, common) {
		n = split(first, list, " ")
		beginning = " " substr(text, 1, length(first) + 12) " "
		for (i = 1; i <= n; i++) common += index(beginning, " " list[i] " ") > 0
		return n > 4 && common >= n - 1
	}
	BEGIN {
		split("US USA PY PRY BR BRA AR ARG CR CRI EC ECU ES SLV CHILE CHL CL CHL - -", pairs, " ")
		for (i = 1; i in pairs; i += 2) codes[pairs[i]] = pairs[i + 1]
	}
	FNR == 1 && (++file != 1) { next }
	file == 1 {
		if ($1 == "m") kind[$2] = $3
		else if ($1 == "p") at = $2
		else {
			on = attribute($2, "on")
			word = tolower(attribute($2, "word"))
			of = attribute($2, "of")
			which = attribute($2, "proposal")
			key = at (which != "" ? ":" which : "")
			logged[key] = logged[key] " " word (attribute($2, "status") == "ad-ref" ? "-ad-ref" : "") "@" \
				on "/" venue_of(kind[attribute($2, "at")]) "/" party(tolower(of))
		}
		next
	}
	file == 2 {
		u = ++units
		uid[u] = $1
		standing[u] = $5
		words[u] = plain($11)
		# Chapters, for what is scored is a part of the paper.
		split($1, parts, /[.\/:]/)
		chapter[u] = parts[1] (parts[2] ~ /^[A-Z]$/ ? "." parts[2] : "")
		next
	}
	# The reader: one line for each of its proposals and positions.
	file == 3 {
		p = ++made
		m_unit[p] = $2; m_id[p] = $1; m_by[p] = party($4); m_kind[p] = $5
		m_old[p] = plain($7); m_new[p] = plain($8); m_on[p] = $9
		next
	}
	file == 4 {
		p = ++made
		m_unit[p] = $1; m_id[p] = "-"; m_by[p] = party($3); m_kind[p] = "position"
		m_old[p] = m_new[p] = ""; m_on[p] = $6
		next
	}
	file == 5 {
		first = plain($6)
		asked++
		split($3, parts, ".")
		here = parts[1] (parts[2] ~ /^[A-Z]$/ ? "." parts[2] : "")
		found = 0
		for (u = 1; u <= units && !found; u++)
			if (!taken[u] && (index(words[u] " ", first " ") == 1 || (words[u] != "" && index(first " ", words[u] " ") == 1 && length(words[u]) > 10) || words[u] == first))
				if (here == "" || chapter[u] == here) found = u
		for (u = 1; u <= units && !found; u++)
			if (!taken[u] && nearly(first, words[u]) && $5 != "lead-in" && (here == "" || chapter[u] == here)) found = u
		# What announces an alternative, or prints one again, the reader keeps with its paragraph.
		if (!found) {
			if ($5 == "lead-in" || $5 == "alternative") { folded++; named[$1] = last; next }
			miss("no unit   " $2 ": " $6)
			next
		}
		taken[found] = 1
		matched++
		named[$1] = uid[found]
		last = uid[found]
		sub(/:.*/, "", last)
		chapters[chapter[found]] = 1
		n = split($13, list, / *> */)
		want = ""
		split($9, venues, ";")
		for (i = 1; i <= n; i++) if (list[i] != "") {
			word = list[i]
			ad = word ~ /-ad-ref@/
			v = venues[i] == "" ? venues[1] : venues[i]
			want = want " " word "/" venue_of(v) "/" (ad ? party(tolower($10)) : "")
		}
		got = logged[uid[found]]
		nw = split(want, wl, " "); ng = split(got, gl, " ")
		wanted += nw; given += ng
		for (i = 1; i <= nw; i++)
			for (k = 1; k <= ng; k++)
				if (wl[i] == gl[k] && gl[k] != "") { hit++; gl[k] = ""; wl[i] = ""; break }
		for (i = 1; i <= nw; i++) if (wl[i] != "") miss("mark      " $2 " asked " wl[i] ", given" got)
		for (k = 1; k <= ng; k++) if (gl[k] != "") miss("mark more " $2 " " gl[k])
		# agreed and approved are words of one standing.
		reads = $12 ~ /ad-ref/ ? "ad-ref" : $12 ~ /^(agreed|approved)/ ? "agreed" : $12 ~ /^pending/ ? "pending" : "open"
		judged++
		if (reads == standing[found]) stood++
		else miss("standing  " $2 " asked " $12 ", given " standing[found])
		next
	}
	file == 6 {
		total++
		unit = named[$2]
		by = party($6 == "-" ? "" : $6)
		k = kind_of($7)
		if (k == "position" && by == "") { total--; next }
		best = 0
		top = -1
		for (p = 1; p <= made; p++) {
			if (used[p] || m_unit[p] != unit) continue
			mark = (m_by[p] == by) * 4 + (m_kind[p] == k) * 2 + (m_new[p] == plain($9))
			if (mark > top) { top = mark; best = p }
		}
		if (!best) { miss("proposal  " $1 " " $3 " " $6 " " $7 " is not there"); next }
		used[best] = 1
		if (m_by[best] == by && m_kind[best] == k) called++
		else miss("proposal  " $1 " " $3 " asked " by " " k ", given " m_by[best] " " m_kind[best])
		if (k != "position") {
			extents++
			if (m_new[best] == plain($9) && m_old[best] == plain($8)) extent++
			else miss("extent    " $1 " " $3 " asked [" $8 "] [" $9 "], given [" m_old[best] "] [" m_new[best] "]")
		}
		dates++
		if (($10 == "none" ? "" : $10) == m_on[best] || $11 == "lead-in") dated++
		else miss("date      " $1 " " $3 " asked " $10 " given " m_on[best])
	}
	END {
		for (u = 1; u <= units; u++)
			if (!taken[u] && chapter[u] in chapters) miss("unit more " uid[u] ": " substr(words[u], 1, 60))
		for (p = 1; p <= made; p++) {
			split(m_unit[p], parts, /[.\/:]/)
			if (!used[p] && (parts[1] (parts[2] ~ /^[A-Z]$/ ? "." parts[2] : "")) in chapters) {
				more++
				miss("more      " m_unit[p] " " m_by[p] " " m_kind[p] " " m_new[p])
			}
		}
		printf "units asked %d found %d kept with another %d\n", asked, matched, folded
		printf "marks asked %d given %d  R %.4f  P %.4f\n", wanted, given, rate(hit, wanted), rate(hit, given)
		printf "standing %.4f of %d\n", rate(stood, judged), judged
		printf "proposals asked %d more %d  proponent and kind %.4f  extent %.4f of %d  date %.4f\n",
			total, more, rate(called, total), rate(extent, extents), extents, rate(dated, dates)
	}
' "$work/marks" "$work/units" "$work/proposals" "$work/positions" "$3" "$4"
