#!/bin/sh
# The whole of travaux diff (reading, aligning, words, the result written) against the time that
# xmllint needs to parse both files, in the same run, with the word differ of git beside it, which
# finds no moves. The bad cases are made here; folders with old.draft.xml and new.draft.xml, as
# draft_of_pair.sh leaves them, are taken as they are, and if they have old.nonum.txt and
# new.nonum.txt git gets those.
#
# Aims: x 2.5 at most, x 3.5 at 100,000 paragraphs; memory and time linear.
# Usage: bench_diff.sh RACE TRAVAUX [FOLDER...]
set -eu

race=$1
travaux=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A draft and its words line by line, from lines of words.
draft_of_lines() {
	awk -v id="$2" '
		BEGIN { print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<draft version=\"1\" id=\"" id "\" lang=\"en\">" }
		NF { print "<paragraph id=\"u" NR "\" label=\"" NR ".\">\n  <text>" $0 "</text>\n</paragraph>" }
		END { print "</draft>" }
	' "$1/$2.nonum.txt" >"$1/$2.draft.xml"
}

# bad NAME PROGRAM-OLD PROGRAM-NEW: awk programs that print the lines.
bad() {
	mkdir -p "$work/$1"
	awk "$lib BEGIN { $2 }" >"$work/$1/old.nonum.txt"
	awk "$lib BEGIN { $3 }" >"$work/$1/new.nonum.txt"
	draft_of_lines "$work/$1" old
	draft_of_lines "$work/$1" new
}
# Strings are printed as they come: to put a long one together takes some awks for ever.
lib='function line(p, n, i) { for (i = 0; i < n; i++) printf "%s%s%d", i ? " " : "", p, int(rand() * 4000); print "" }'
alike() { echo "for (k = 0; k < 20000; k++) print \"The parties shall meet $1 a year in the place that number \" $2 \" of the list names and adopt its report.\""; }
if [ "${BAD:-yes}" = yes ]; then
	bad nothing-in-common 'srand(1); for (k = 0; k < 20000; k++) line("a", 40)' \
		'srand(2); for (k = 0; k < 20000; k++) line("b", 40)'
	bad all-alike "$(alike once k)" "$(alike twice '(20000 - k)')"
	bad one-huge-paragraph 'srand(3); line("c", 400000)' \
		'srand(3); printf "changed "; line("c", 200000); srand(3); line("c", 400000)'
	bad two-huge-strangers 'srand(4); line("c", 400000)' 'srand(5); line("c", 400000)'
	bad copies-of-a-sentence 'for (k = 0; k < 100000; k++) print "The meeting takes note of the report."' \
		'for (k = 0; k < 100100; k++) print "The meeting takes note of the report."'
fi

for folder in "$@" "$work"/*/; do
	[ -f "$folder/old.draft.xml" ] || continue
	echo "== $(basename "$folder"): $(wc -c <"$folder/old.draft.xml") + $(wc -c <"$folder/new.draft.xml") bytes"
	old=$folder/old.nonum.txt
	new=$folder/new.nonum.txt
	[ -f "$old" ] || old=$folder/old.draft.xml new=$folder/new.draft.xml
	{
		printf 'xmllint\txmllint --noout %s %s\n' "$folder/old.draft.xml" "$folder/new.draft.xml"
		printf 'travaux diff\t%s diff %s %s\n' "$travaux" "$folder/old.draft.xml" "$folder/new.draft.xml"
		printf 'travaux diff, json\t%s diff -f json %s %s\n' "$travaux" "$folder/old.draft.xml" "$folder/new.draft.xml"
		printf 'travaux diff, html\t%s diff -f html %s %s\n' "$travaux" "$folder/old.draft.xml" "$folder/new.draft.xml"
		printf 'travaux concordance\t%s concordance -f tsv %s %s\n' "$travaux" "$folder/old.draft.xml" "$folder/new.draft.xml"
		printf 'git words\tgit diff --no-index --word-diff=porcelain %s %s\n' "$old" "$new"
	} | "$race" "${ROUNDS:-7}"
done
