#!/bin/sh
# Every name that a finding can have is explained in travaux-check(1), that of a guess in
# travaux-convert(1), that of what a clean draft cannot have in travaux-consolidate(1).
#
# usage: findings.sh ROOT
set -u

cd "$1" || exit 1
# Names stand in double quotes after a level, a place or an offset in the calls that tell of them.
names=$(ls src/model/*.c src/read/*.c src/compare/check.c src/dossier/verify.c src/write/typed_check.c |
	grep -v src/read/house.c | xargs cat |
	grep -oE '"[a-z]+(-[a-z]+)+"' | tr -d '"' | sort -u)
status=0
count=0
for name in $names; do
	# What quotes like a name and is none: words of the vocabulary, and encodings.
	grep -qE "^$name\$" tests/man/no-findings && continue
	count=$((count + 1))
	grep -qE "^\.It (.* , )?$name( |\$)" man/travaux-check.1 man/travaux-convert.1 \
		man/travaux-consolidate.1 && continue
	echo "$name is explained in no manual page"
	status=1
done
echo "$count names"
[ "$count" -gt 20 ] || status=1
exit $status
