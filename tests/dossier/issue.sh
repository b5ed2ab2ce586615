#!/bin/sh
# Revisions among other people's tools: stock git verifies what we issue, and finds what was
# altered afterwards.
#
# usage: issue.sh TRAVAUX
set -u

here=$(cd "$(dirname "$0")" && pwd)
sample=$here/../../drafts/sample.xml
bin=$(cd "$(dirname "$1")" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
PATH=$bin:$PATH
HOME=$work
GIT_CONFIG_NOSYSTEM=1
GIT_COMMITTER_NAME=Secretariat GIT_COMMITTER_EMAIL=secretariat@example.org
SOURCE_DATE_EPOCH=1720000000
export PATH HOME GIT_CONFIG_NOSYSTEM GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL SOURCE_DATE_EPOCH
cd "$work" || exit 1

fail() {
	echo "issue.sh: $*" >&2
	[ ! -s said ] || cat said >&2
	exit 1
}

# expect STATUS COMMAND ...
expect() {
	wanted=$1
	shift
	"$@" >said 2>&1
	status=$?
	[ $status -eq "$wanted" ] || fail "'$*' ended with $status instead of $wanted"
}

expect 0 ssh-keygen -q -t ed25519 -N '' -f key
expect 0 ssh-keygen -q -t ed25519 -N '' -f other
expect 0 travaux init d
expect 0 travaux -C d add "$sample" --as program
state=$(git -C d rev-parse HEAD)
git -C d config gpg.format ssh
git -C d config gpg.ssh.allowedSignersFile "$work/allowed"
echo "secretariat@example.org $(cat key.pub)" >allowed

expect 2 travaux -C d issue "Rev. 1"
expect 2 travaux -C d issue "Rev. 1" --key missing
expect 2 travaux -C d issue "Rev ~ 1" --key key
expect 2 travaux -C d issue "../../heads/main" --key key
[ -z "$(git -C d tag)" ] || fail "a revision was issued that was refused"

expect 0 travaux -C d issue "Rev. 1" --key key
expect 0 git -C d verify-tag program/Rev.1
expect 0 git -C d fsck --strict
expect 2 travaux -C d issue "Rev. 1" --key key
expect 0 travaux -C d meeting open --on 2024-07-02
expect 0 travaux -C d agree III.A.7 --take-up
expect 0 travaux -C d issue "Rev. 2" --key other
grep -q '^Agreed since the last revision (1)$' said || fail "the cover note has no agreement"
expect 1 git -C d verify-tag program/Rev.2
expect 0 travaux -C d issue "Rev. 3" --unsigned
expect 1 git -C d verify-tag program/Rev.3
expect 0 travaux -C d issue --list --format tsv
[ "$(cut -f 1,4 said | tr '\n' ' ')" = "revision	signed Rev.1	yes Rev.2	yes Rev.3	no " ] ||
	fail "the list is another"

# A revision is the draft as it was.
expect 0 travaux -C d export program@Rev.1 old.xml
cmp old.xml "$sample" || fail "the first revision is not what was added"

# The same state, key, moment and name give the same bytes.
git -C d cat-file tag program/Rev.1 >first
git -C d tag -d program/Rev.1 program/Rev.2 program/Rev.3 >/dev/null
git -C d checkout -q --detach "$state"
expect 0 travaux -C d issue "Rev. 1" --key key
git -C d cat-file tag program/Rev.1 >second
cmp first second || fail "the same revision has other bytes"

# Words that somebody put into a note afterwards are found.
sed 's/^Agreed (/Agreed by all (/' first >forged
cmp -s first forged && fail "nothing was forged"
id=$(git -C d hash-object -t tag -w "$work/forged") || fail "the forged tag cannot be written"
git -C d update-ref refs/tags/program/Rev.9 "$id"
expect 1 git -C d verify-tag program/Rev.9
exit 0
