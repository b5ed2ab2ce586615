#!/bin/sh
# The negotiation of 2016 happens again, and ends where it ended; so does every other draft.
#
# usage: replay.sh TRAVAUX
set -u

drafts=$(cd "$(dirname "$0")/../../drafts" && pwd)
travaux=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
HOME=$work GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM

fail() {
	echo "replay.sh: $*" >&2
	exit 1
}

sh "$drafts/replay.sh" "$travaux" "$work/d" >"$work/said" 2>&1 || {
	cat "$work/said"
	fail "the history cannot be built"
}
git -C "$work/d" fsck --strict 2>"$work/said" || fail "git finds a fault"
[ "$(git -C "$work/d" log --format=%ad --date=short --reverse -- review-2016 | sort -c 2>&1)" = "" ] ||
	fail "the commits are not in the order of their days"
git -C "$work/d" log --format='%ad %an %s' --date=short -- review-2016 >"$work/log"
grep -q '^2015-04-16 Chile CL proposes a new paragraph, V.B.23bis$' "$work/log" ||
	fail "Chile's paragraph is not proposed on its day"
grep -q '^2016-01-19 .*V.A.14:p1 is agreed ad referendum of quorum$' "$work/log" ||
	fail "the last decision is not there"
# No paragraph is in the outline before it was proposed.
state() { "$travaux" -C "$work/d" list "review-2016@$1" --format tsv | cut -f 1,5; }
state 2015-04-14 | grep -q '^V.B.23bis' && fail "V.B.23bis is there too early"
state 2015-04-17 | grep -q '^V.B.23bis	open$' || fail "V.B.23bis is not there"
state 2015-11-04 | grep -q '^V.A.4	open$' || fail "V.A.4 was agreed too early"
state 2015-11-05 | grep -q '^V.A.4	agreed$' || fail "V.A.4 was not agreed on its day"
# As at a day by the log, and as recorded by that day, are the same.
for day in 2015-04-23 2015-11-05 2015-12-07; do
	"$travaux" list "$drafts/review-2016.xml" --at $day --format tsv | cut -f 1,5 | grep -v ':' >"$work/at"
	state $day | grep -v ':' >"$work/then"
	diff "$work/at" "$work/then" | grep '^>' && fail "$day: recorded otherwise than the log says"
done

for draft in sample program-2005 annual-report-2009; do
	"$travaux" -C "$work/d" add "$drafts/$draft.xml" --as "again-$draft" --replay 2>/dev/null ||
		fail "$draft cannot be replayed"
	"$travaux" -C "$work/d" export "again-$draft" - | cmp - "$drafts/$draft.xml" ||
		fail "$draft ends otherwise"
done
"$travaux" -C "$work/d" add "$drafts/sample.xml" --as again-sample --replay 2>"$work/said" &&
	fail "a draft that is there was replayed"
exit 0
