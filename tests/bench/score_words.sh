#!/bin/sh
# Measures how well the changes of travaux diff read, over all passages that have an old side and
# a new one and changed in more than marks and quotes: changes a passage, how many of the kept
# islands between two changes have one or two words, and which share of the words that both sides
# have in the same order was kept. Aims: 3 at most, 0.20 at most, 0.90 at least.
# Usage: score_words.sh TRAVAUX OLD.xml NEW.xml [--list]
set -eu

"$1" diff --format json "$2" "$3" | awk -v list="${4:-}" '
	# The words of a text, one after the other.
	function words_of(s, into, n, i, parts, count) {
		s = tolower(s)
		gsub(/\\n/, " ", s)
		gsub(/[][ .,;:!?()"“”‘’→\/\\\001–—-]+/, " ", s)
		sub(/^ /, "", s)
		sub(/ $/, "", s)
		return s == "" ? 0 : split(s, into, " ")
	}
	# The text behind a name in a stretch.
	function value(stretch, name) {
		if (!match(stretch, "\"" name "\": \"[^\"]*\"")) return ""
		return substr(stretch, RSTART + length(name) + 5, RLENGTH - length(name) - 6)
	}
	function common(n, m, i, j, above, here) {
		for (j = 0; j <= m; j++) above[j] = 0
		for (i = 1; i <= n; i++) {
			here[0] = 0
			for (j = 1; j <= m; j++)
				here[j] = olds[i] == news[j] ? above[j - 1] + 1 : here[j - 1] > above[j] ? here[j - 1] : above[j]
			for (j = 0; j <= m; j++) above[j] = here[j]
		}
		return above[m]
	}
	/^     "old": / { has_old = $0 !~ /\[\]/ }
	/^     "new": / { has_new = $0 !~ /\[\]/; split($0, place, "\""); where = place[10] }
	!/^     "edits": / || !has_old || !has_new { next }
	{
		gsub(/\\"/, "\001")
		stretches = split($0, stretch, "}, {")
		changes = island = o = n = here_kept = 0
		for (s = 1; s <= stretches; s++) {
			if (stretch[s] ~ /"keep": /) {
				count = words_of(value(stretch[s], "keep"), words)
				for (w = 1; w <= count; w++) olds[++o] = news[++n] = words[w]
				here_kept += count
				island += count
				after_kept = 1
				continue
			}
			if (stretch[s] ~ /"changes": \["markup"\]/) continue
			count = words_of(value(stretch[s], "old"), words)
			for (w = 1; w <= count; w++) olds[++o] = words[w]
			if (stretch[s] !~ /"words"/) here_kept += count
			quiet = stretch[s] ~ /"changes": \["typography"\]/
			if (quiet) island += count
			count = words_of(value(stretch[s], "new"), words)
			for (w = 1; w <= count; w++) news[++n] = words[w]
			if (quiet) continue
			if (changes++ && after_kept) { short_ones[passages] += island <= 2; islands_of[passages]++ }
			island = after_kept = 0
		}
		if (!changes) { delete short_ones[passages]; delete islands_of[passages]; next }
		if (list != "") print changes, where
		all_changes += changes
		kept += here_kept
		shared += common(o, n)
		short_islands += short_ones[passages]
		islands += islands_of[passages]
		passages++
	}
	END {
		printf "passages %d  changes a passage %.2f  islands of one or two words %.2f  kept of the common words %.3f\n",
			passages, all_changes / passages, islands ? short_islands / islands : 0, shared ? kept / shared : 1
	}
'
