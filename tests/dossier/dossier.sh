#!/bin/sh
# A dossier among other people's tools: stock git reads it, a person edits it by hand, many write
# at once, objects and refs get damaged or locked.
#
# usage: dossier.sh TRAVAUX DRIVER
set -u

here=$(cd "$(dirname "$0")" && pwd)
sample=$here/../../drafts/sample.xml
bin=$(cd "$(dirname "$1")" && pwd)
driver=$2
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
PATH=$bin:$PATH
HOME=$work
GIT_CONFIG_NOSYSTEM=1
GIT_COMMITTER_NAME=Secretariat GIT_COMMITTER_EMAIL=secretariat@example.org
GIT_AUTHOR_NAME=Clerk GIT_AUTHOR_EMAIL=clerk@example.org
export PATH HOME GIT_CONFIG_NOSYSTEM GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_AUTHOR_NAME \
	GIT_AUTHOR_EMAIL

fail() {
	echo "dossier.sh: $*" >&2
	[ ! -s "$work/said" ] || cat "$work/said" >&2
	exit 1
}

# Runs a command that must end so; what it says is kept in $work/said.
#   $1 the exit status, the rest: the command
expect() {
	wanted=$1
	shift
	"$@" >"$work/said" 2>&1
	status=$?
	[ $status -eq "$wanted" ] || fail "'$*' ended with $status instead of $wanted"
}

says() {
	grep -q -- "$1" "$work/said" || fail "no '$1' in what was said"
}

file_of() {
	git -C "$work/d" ls-files "*/$1.xml"
}

# --- stock git ---------------------------------------------------------------------------------
expect 0 travaux init "$work/d"
expect 0 travaux -C "$work/d" add "$sample" --as sample
expect 0 git -C "$work/d" fsck --strict
expect 0 git -C "$work/d" status --porcelain
[ ! -s "$work/said" ] || fail "the work tree is not clean"
expect 0 travaux -C "$work/d" export sample "$work/again.xml"
cmp "$sample" "$work/again.xml" || fail "export is not what was added"
expect 0 git clone --quiet --bare "$work/d" "$work/bare.git"
expect 0 travaux -C "$work/bare.git" list sample --format tsv
cp "$work/said" "$work/list"
expect 0 travaux list "$sample" --format tsv
cmp "$work/list" "$work/said" || fail "a clone lists something else"

# --- a hand edit, committed with stock git --------------------------------------------------------
path=$(file_of I.2)
[ -n "$path" ] || fail "there is no file for I.2"
sed 's/<text>/&Edited: /' "$work/d/$path" >"$work/edited" && cp "$work/edited" "$work/d/$path"
expect 0 git -C "$work/d" commit --quiet -am "Begin I.2 otherwise"
expect 0 travaux -C "$work/d" show sample I.2
says 'Edited: '
expect 0 travaux -C "$work/d" log sample I.2 --format tsv
[ "$(wc -l <"$work/said")" -eq 3 ] || fail "two commits changed I.2"
[ "$(git -C "$work/d" log --format=%h -- "$path" | wc -l)" -eq 2 ] || fail "git counts otherwise"
expect 0 travaux -C "$work/d" show sample@HEAD^ I.2
grep -q 'Edited: ' "$work/said" && fail "the edit is in the revision before it"

# Revisions are compared as files are, two or three; and one draft as it stood on two days.
expect 1 travaux -C "$work/d" diff --exit-code sample@HEAD^ sample
says '34 same.*, 1 edited'
says '{+Edited:+}'
expect 0 travaux -C "$work/d" diff --exit-code sample@HEAD sample
says 'Nothing changed'
expect 1 travaux -C "$work/d" diff --exit-code --base sample@HEAD^ sample@HEAD^ sample
says 'I.2  Y: edited'
expect 0 travaux -C "$work/d" diff --old-reading working@2024-04-10 sample sample
says '(2024-06-18, working@2024-04-10)'
says 'Confirmed by Finance'

# What was not committed is left alone, by a command that would have to write over it.
echo '<!-- mine -->' >>"$work/d/$path"
expect 3 travaux -C "$work/d" add "$sample" --as sample --replace
says 'not committed\|would be lost\|changed by hand\|uncommitted'
grep -q 'mine' "$work/d/$path" || fail "an edit of the work tree was lost"
expect 0 git -C "$work/d" checkout --quiet -- "$path"

# A hand edit that breaks the file is refused with its place; the one before stays readable.
echo '<paragraph' >"$work/d/$path"
expect 0 git -C "$work/d" commit --quiet -am "A slip"
expect 3 travaux -C "$work/d" show sample I.2
says "$path"
expect 3 travaux -C "$work/d" check
says 'I.2'
expect 0 travaux -C "$work/d" show sample@HEAD^ I.2
expect 0 git -C "$work/d" revert --no-edit HEAD
expect 0 travaux -C "$work/d" show sample I.2

# --- damage ------------------------------------------------------------------------------------
# A copy of the dossier in which the object of I.2 can be broken.
broken() {
	rm -rf "$work/d2" && cp -R "$work/d" "$work/d2"
	object=$(git -C "$work/d2" rev-parse "HEAD:$path")
	object=$work/d2/.git/objects/$(echo "$object" | cut -c1-2)/$(echo "$object" | cut -c3-)
	[ -f "$object" ] || fail "the object of I.2 is not loose"
	chmod u+w "$object"
}
broken && rm "$object"
expect 3 travaux -C "$work/d2" list sample
says "$path"
expect 3 travaux -C "$work/d2" check
says 'missing-object'
broken && printf 'x' | dd of="$object" bs=1 seek=20 conv=notrunc 2>"$work/said"
expect 3 travaux -C "$work/d2" list sample
says "$path"
expect 3 travaux -C "$work/d2" check
says 'altered-object'
expect 0 travaux -C "$work/d2" show sample@HEAD~3 I.2

# --- a ref that is locked, a dossier that is none --------------------------------------------------
before=$(git -C "$work/d" rev-parse HEAD)
: >"$work/d/.git/refs/heads/$(git -C "$work/d" branch --show-current).lock"
expect 3 travaux -C "$work/d" add "$sample" --as other
says 'lock'
[ "$(git -C "$work/d" rev-parse HEAD)" = "$before" ] || fail "a locked branch has moved"
rm "$work/d/.git/refs/heads/"*.lock
expect 0 travaux -C "$work/d" add "$sample" --as other
expect 3 travaux -C "$work" list sample
expect 2 travaux -C "$work/d" add "$sample" --as sample
says '--replace'

# --- sixteen writers -------------------------------------------------------------------------------
for kind in bare tree; do
	expect 0 "$driver" make "$work/race-$kind" $kind 20
	expect 0 "$driver" race "$work/race-$kind" 16 5
	expect 0 git -C "$work/race-$kind" fsck --strict
	commits=$(git -C "$work/race-$kind" rev-list --count HEAD)
	# Two to begin with; each of 16 writes 5 times to its own paragraph and 5 times to p0.
	[ "$commits" -eq 162 ] || fail "$kind: $commits commits instead of 162"
	expect 0 "$driver" verify "$work/race-$kind"
	expect 0 "$driver" pack "$work/race-$kind"
	expect 0 "$driver" verify "$work/race-$kind"
	expect 0 git -C "$work/race-$kind" fsck --strict
	expect 0 git -C "$work/race-$kind" commit-graph verify
done
[ -z "$(git -C "$work/race-tree" status --porcelain)" ] || fail "the work tree is behind"
echo "all is well"
