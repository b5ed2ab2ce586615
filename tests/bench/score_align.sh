#!/bin/sh
# Scores travaux concordance against the known answers of a generated pair, which
# draft_of_pair.sh has turned into drafts: precision, recall and F1 of the pairs, recall by kind,
# and how many flags of moved are right. Usage: score_align.sh TRAVAUX FOLDER [--misses]
set -eu

"$1" concordance --format tsv "$2/old.draft.xml" "$2/new.draft.xml" >"$2/concordance.tsv"
awk -F'\t' -v misses="${3:-}" '
	FNR == 1 { file++; next }
	file == 1 {
		if ($1 < 0 || $2 < 0) next
		key = "u" $1 " u" $2
		kind[key] = $5
		moved[key] = $7
		words[key] = $9 " | " $10
		all[$5]++
		if ($7) all["moved"]++
		total++
		next
	}
	$1 == "" || $3 == "" { next }
	{
		found++
		key = $1 " " $3
		if (!(key in kind)) {
			if (misses != "") print "wrong", key, $5, $8, substr($9, 1, 60), "|", substr($10, 1, 60)
			next
		}
		seen[key] = 1
		right++
		hit[kind[key]]++
		if (moved[key]) { hit["moved"]++; flagged += $6 == "yes" }
		if ($6 == "yes") { says++; says_right += moved[key] }
		named += ($5 == kind[key]) || ($5 == "moved" && (kind[key] == "same" || kind[key] == "edited"))
	}
	END {
		if (misses != "")
			for (key in kind)
				if (!(key in seen)) print "missed", key, kind[key], moved[key], words[key]
		p = right / found
		r = right / total
		printf "F1 %.4f  P %.4f  R %.4f  relation %.4f\n", 2 * p * r / (p + r), p, r, named / right
		printf "recall"
		n = split("same edited moved split merged", kinds, " ")
		for (i = 1; i <= n; i++) if (all[kinds[i]])
			printf "  %s %.3f", kinds[i], hit[kinds[i]] / all[kinds[i]]
		printf "\nflag moved: recall %.3f  precision %.3f\n", flagged / (all["moved"] + !all["moved"]), says ? says_right / says : 1
	}
' "$2/truth.tsv" "$2/concordance.tsv"
