#!/bin/sh
# Runs the examples of the manual pages: every "$ command" of a literal block, in a folder with a
# copy of the samples, must print the lines that follow it.
# Usage: examples.sh TRAVAUX [--update] PAGE ...
set -u

here=$(cd "$(dirname "$0")/../.." && pwd)
bin=$(cd "$(dirname "$1")" && pwd)
shift
update=no
[ "${1:-}" = --update ] && update=yes && shift
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

PATH=$bin:$PATH
export PATH COLUMNS=80 GIT_COMMITTER_NAME=Secretariat GIT_COMMITTER_EMAIL=secretariat@example.org \
	SOURCE_DATE_EPOCH=1450000000 GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 TZ=UTC0

# What mdoc writes for a backslash, and back.
unescape() { sed 's/\\e/\\/g'; }
escape() { sed -e 's/\\/\\e/g' -e 's/^\./\\\&./' -e "s/^'/\\\\\&'/"; }

# Prints a command line and what it prints now. Each is a shell of its own, but for where it is.
run_line() {
	printf '%s\n' "$1"
	command=$(printf '%s\n' "${1#??}" | unescape)
	case $command in
	'cd '*) place=$place/${command#cd } ;;
	*) (cd "$place" && sh -c "$command" </dev/null 2>&1) | escape ;;
	esac
}

# Copies a page; after each command of a literal block comes what it prints now.
run_page() {
	mkdir "$work/run" && cp "$here/drafts/sample.xml" "$here/drafts/sample.txt" "$work/run/" || exit 1
	inside=no
	place=$work/run
	while IFS= read -r line; do
		case $inside,$line in
		no,'.Bd -literal'*) inside=block ;;
		block,.Ed) inside=no ;;
		block,'$ '* | output,'$ '*)
			run_line "$line"
			inside=output
			continue
			;;
		output,.Ed) inside=no ;;
		output,*) continue ;;
		esac
		printf '%s\n' "$line"
	done <"$1"
	rm -rf "$work/run"
}

status=0
for page; do
	run_page "$page" >"$work/page"
	cmp -s "$page" "$work/page" && continue
	if [ $update = yes ]; then
		cp "$work/page" "$page"
	else
		echo "the examples of $page no longer print what it says:"
		diff -u "$page" "$work/page"
		status=1
	fi
done
exit $status
