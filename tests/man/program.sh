#!/bin/sh
# The program in libtravaux(3) compiles without a warning and does what it says.
# Usage: program.sh CC LIBRARY
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

sed -n '/^\.Sh EXAMPLES/,$p' "$root/man/libtravaux.3" |
	sed -n '/^\.Bd -literal/,/^\.Ed/p' | sed -e '/^\.[BE]d/d' -e 's/\\e/\\/g' >"$work/program.c"
[ -s "$work/program.c" ] || exit 1
$1 -std=c17 -Wall -Wextra -Werror -pedantic -I"$root/include" "$work/program.c" -o "$work/program" \
	"$2" -Wl,-rpath,"$(dirname "$2")" || exit 1
"$work/program" "$root/drafts/sample.xml" >"$work/out" || exit 1
grep -q '^III\.A\.6 LEGAL PAN$' "$work/out" || {
	echo "the example prints:"
	cat "$work/out"
	exit 1
}
printf '<draft version="1"' >"$work/torn.xml"
"$work/program" "$work/torn.xml" 2>"$work/err"
[ $? -eq 3 ] && grep -q 'torn.xml:1' "$work/err"
