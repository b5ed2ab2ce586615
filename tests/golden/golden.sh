#!/bin/sh
# Golden tests: each cases/NAME.cmd is run in a folder of its own with a copy of the sample
# drafts; what it prints and how it ends must be what cases/NAME.golden says.
# Usage: golden.sh TRAVAUX [--update] [NAME ...]
set -u

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
bin=$(cd "$(dirname "$1")" && pwd)
shift
update=no
[ "${1:-}" = --update ] && update=yes && shift
[ $# -gt 0 ] || set -- $(cd "$here/cases" && ls ./*.cmd | sed -e 's,^\./,,' -e 's/\.cmd$//')
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

PATH=$bin:$PATH
export PATH COLUMNS=80 GIT_COMMITTER_NAME=Secretariat GIT_COMMITTER_EMAIL=secretariat@example.org \
	GIT_COMMITTER_DATE='1450000000 +0000' GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 TZ=UTC0
unset NO_COLOR PAGER TRAVAUX_PAGER SOURCE_DATE_EPOCH

count=0
status=0
for name; do
	mkdir "$work/run" && cp "$root/drafts/sample.xml" "$here"/inputs/* "$work/run/" || exit 1
	(
		cd "$work/run" || exit 1
		sh "$here/cases/$name.cmd" </dev/null 2>&1
		echo "[exit $?]"
	) >"$work/out"
	rm -rf "$work/run"
	count=$((count + 1))
	cmp -s "$here/cases/$name.golden" "$work/out" && continue
	if [ $update = yes ]; then
		cp "$work/out" "$here/cases/$name.golden"
	else
		echo "$name:"
		diff -u "$here/cases/$name.golden" "$work/out"
		status=1
	fi
done
echo "$count cases"
[ $count -gt 0 ] || status=1
exit $status
