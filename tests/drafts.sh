#!/bin/sh
# The drafts in drafts/ are what the reader makes of the papers, and nothing of a paper is lost.
#
# usage: drafts.sh TRAVAUX
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
travaux=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0

# One word a line; white space is all that a source may change, and a byte-order mark.
words() { sed -e '1s/^\xEF\xBB\xBF//' -e 's/\xC2\xA0/ /g' | tr -s ' \t\r\n\f\v' '\n\n\n\n\n\n' | grep .; }

sh "$root/drafts/make.sh" "$travaux" "$work" 2>"$work/talk" || {
	cat "$work/talk"
	exit 1
}
count=0
for draft in "$work"/*.xml; do
	name=$(basename "$draft" .xml)
	count=$((count + 1))
	cmp "$draft" "$root/drafts/$name.xml" || {
		echo "drafts/$name.xml is not what drafts/make.sh makes of its paper"
		status=1
	}
	xmllint --noout --relaxng "$root/src/model/draft.rng" "$draft" 2>"$work/lint" || {
		cat "$work/lint"
		status=1
	}
	"$travaux" show --reading source "$draft" | words >"$work/said"
	words <"$root/drafts/papers/$name.txt" >"$work/typed"
	cmp "$work/typed" "$work/said" || {
		diff "$work/typed" "$work/said" | head -n 20
		echo "$name: the source reading has other words than the paper"
		status=1
	}
done
[ $count -eq 5 ] || status=1
exit $status
