#!/bin/sh
# Colour, pager and width: what people see, and what programs get.
# Usage: terminal.sh TRAVAUX
set -u

travaux=$(cd "$(dirname "$1")" && pwd)/travaux
drafts=$(cd "$(dirname "$0")/../.." && pwd)/drafts
sample=$drafts/sample.xml
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0
escape=$(printf '\033')

# Runs a command on a terminal of its own.
on_terminal() {
	script -qec "$1" /dev/null </dev/null
}
has_colour() { grep -q "$escape\["; }
fails() {
	echo "$1"
	status=1
}

export TERM=xterm TRAVAUX_PAGER=cat
unset NO_COLOR
on_terminal "$travaux status $sample" | has_colour || fails "no colour on a terminal"
on_terminal "NO_COLOR=1 $travaux status $sample" | has_colour && fails "colour despite NO_COLOR"
on_terminal "TERM=dumb $travaux status $sample" | has_colour && fails "colour on a dumb terminal"
on_terminal "$travaux --color=never status $sample" | has_colour && fails "colour despite never"
"$travaux" status "$sample" | has_colour && fails "colour into a pipe"
"$travaux" --color=always status "$sample" | has_colour || fails "no colour despite always"

# Without colour every letter is the same.
"$travaux" --color=always show "$sample" | sed "s/$escape\[[0-9;]*m//g" >"$work/stripped"
"$travaux" show "$sample" | cmp -s - "$work/stripped" || fails "colour changes the words"

# The pager gets long output on a terminal, and only there; leaving it early is no failure.
on_terminal "TRAVAUX_PAGER='sed s/^/PAGED/' $travaux show $sample" | grep -q PAGED ||
	fails "no pager on a terminal"
on_terminal "TRAVAUX_PAGER='sed s/^/PAGED/' $travaux --no-pager show $sample" | grep -q PAGED &&
	fails "a pager despite --no-pager"
on_terminal "TRAVAUX_PAGER='sed s/^/PAGED/' $travaux version" | grep -q PAGED &&
	fails "a pager for one line"
TRAVAUX_PAGER='sed s/^/PAGED/' "$travaux" show "$sample" | grep -q PAGED && fails "a pager in a pipe"
on_terminal "TRAVAUX_PAGER='head -n 1' $travaux show $sample; echo ended \$?" | grep -q 'ended 0' ||
	fails "leaving the pager early is a failure"
on_terminal "TRAVAUX_PAGER=no-such-pager $travaux show $sample" | grep -q Background ||
	fails "nothing is printed when there is no pager"
on_terminal "TRAVAUX_PAGER=cat $travaux check $sample >/dev/null; echo ended \$?" | grep -q 'ended 1' ||
	fails "the exit code got lost"

# A reader that goes away early is no failure either.
"$travaux" list "$sample" 2>"$work/err" | head -n 1 >/dev/null
[ -s "$work/err" ] && fails "a broken pipe is reported"

# A disk that is full is one.
if [ -w /dev/full ]; then
	"$travaux" list "$sample" >/dev/full 2>"$work/err"
	[ $? -eq 3 ] && grep -q "standard output: cannot write" "$work/err" ||
		fails "what could not be written is not reported"
fi

# No line is wider than the terminal.
for columns in 50 57 80 100 120; do
	for command in status list show; do
		widest=$(COLUMNS=$columns "$travaux" $command "$sample" | LC_ALL=C.UTF-8 wc -L)
		limit=$columns
		# A table keeps 20 columns for its words, however narrow the terminal is.
		[ $command = list ] && [ "$limit" -lt 80 ] && limit=80
		[ "$widest" -le "$limit" ] || fails "$command has a line of $widest on $columns columns"
	done
	for option in --color=never --side-by-side; do
		widest=$(COLUMNS=$columns "$travaux" diff $option "$drafts/program-2005.xml" \
			"$drafts/review-2016.xml" | LC_ALL=C.UTF-8 wc -L)
		[ "$widest" -le "$columns" ] ||
			fails "diff $option has a line of $widest on $columns columns"
	done
done
exit $status
