#!/bin/sh
# What people do, by the command line and beside stock git: who is author, what a refusal leaves,
# sixteen delegations at once, processes that are killed, words from an editor and from a pipe.
#
# usage: negotiate.sh TRAVAUX
set -u

here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$(dirname "$1")" && pwd)
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
PATH=$bin:$PATH
HOME=$work
TMPDIR=$work
GIT_CONFIG_NOSYSTEM=1
GIT_COMMITTER_NAME=Secretariat GIT_COMMITTER_EMAIL=secretariat@example.org
GIT_AUTHOR_NAME=Clerk GIT_AUTHOR_EMAIL=clerk@example.org
export PATH HOME TMPDIR GIT_CONFIG_NOSYSTEM GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL \
	GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL
unset EDITOR VISUAL TRAVAUX_EDITOR

fail() {
	echo "negotiate.sh: $*" >&2
	[ ! -s "$work/said" ] || cat "$work/said" >&2
	exit 1
}

# Runs a command that must end so; what it says is kept in $work/said.
#   $1 the exit status, the rest: the command
expect() {
	wanted=$1
	shift
	"$@" >"$work/said" 2>&1 </dev/null
	status=$?
	[ $status -eq "$wanted" ] || fail "'$*' ended with $status instead of $wanted"
}

says() {
	grep -qF -- "$1" "$work/said" || fail "no '$1' in what was said"
}

# The same in the dossier $d.
does() {
	wanted=$1
	shift
	expect "$wanted" travaux -C "$d" "$@"
}

# What must be refused with a message, and change nothing.
#   $1 exit status, $2 words of the message, the rest: the command
refuses() {
	wanted=$1 message=$2
	shift 2
	head=$(git -C "$d" rev-parse HEAD)
	does "$wanted" "$@"
	says "$message"
	[ "$(git -C "$d" rev-parse HEAD)" = "$head" ] || fail "'$*' was refused and changed the dossier"
	whole "after '$*'"
}

# The dossier is whole, for git, for us and in the work tree.
whole() {
	git -C "$d" fsck --strict --no-dangling >"$work/said" 2>&1 || fail "$1: fsck"
	[ ! -d "$d/.git" ] || [ -z "$(git -C "$d" status --porcelain)" ] || fail "$1: the work tree is behind"
}

# A draft of paragraphs V.1 to V.20.
draft() {
	echo '<?xml version="1.0" encoding="UTF-8"?>'
	echo '<draft version="1" id="prog" lang="en">'
	echo '<delegation id="USA" as="US">United States</delegation>'
	echo '<delegation id="CAN"/>'
	echo '<delegation id="LEGAL" kind="office"/>'
	echo '<division id="V"><paragraph id="V.h" kind="heading" label="V."><text>ACTIONS</text></paragraph>'
	i=0
	while [ $((i += 1)) -le 20 ]; do
		echo "<paragraph id=\"V.$i\" label=\"$i.\"><text>Agents number $i make efforts to secure safety.</text></paragraph>"
	done
	echo '</division></draft>'
}

draft >"$work/prog.xml"

# A fresh dossier in $d.  $1 bare or tree
fresh() {
	d=$work/$1-$2
	bare=
	[ "$1" = tree ] || bare=--bare
	expect 0 travaux init $bare "$d"
	expect 0 travaux -C "$d" add "$work/prog.xml" --as prog
}

last() {
	git -C "$d" log -1 --format="$1"
}

# --- one after the other -------------------------------------------------------------------------
story() {
	fresh "$1" story
	does 0 meeting open --on 2016-01-20 --kind informal
	does 0 propose V.1 --by USA --replace secure ensure
	says 'US proposes “ensure” in place of “secure” in V.1 (V.1:p1), commit '
	[ "$(last '%an <%ae>, %cn <%ce>')" = \
		'United States <USA@travaux.invalid>, Secretariat <secretariat@example.org>' ] ||
		fail "the author is $(last '%an <%ae>, %cn <%ce>')"
	[ "$(last '%(trailers:only,unfold)')" = "$(printf '%s\n' 'Action: propose' 'Draft: prog' \
		'Paragraph: V.1' 'Proposal: p1' 'Meeting: 2016-01-20-im')" ] ||
		fail "the trailers are $(last '%(trailers)')"
	does 0 agree V.1 --take-up --says 'with thanks'
	[ "$(last %an)" = Secretariat ] || fail "$(last %an) decided, not the meeting"
	[ "$(last %s)" = 'V.1 is agreed' ] || fail "the subject is $(last %s)"
	last %b | grep -qx 'with thanks' || fail "the remark is lost"
	does 0 check
	does 0 show prog V.1 --reading clean
	says 'Agents number 1 make efforts to ensure safety.'

	# --- refusals change nothing
	refuses 2 'is agreed already' agree V.1
	refuses 2 'nothing stands at "V.99"' propose V.99 --by USA --delete-paragraph
	refuses 2 'is neither a delegation' propose V.2 --by Atlantis --delete-paragraph
	refuses 2 'V.2 has no "ships"' propose V.2 --by USA --delete ships
	refuses 2 'only the meeting decides' agree V.2 --by USA
	refuses 2 'needs to say of whom' agree V.2 --ad-ref ''
	refuses 2 'control characters' note V.2 "$(printf 'a\033b')"
	refuses 2 'is not a number' meeting open --quorum 4000000000
	refuses 2 'say what is proposed' propose V.2 --by USA
	refuses 2 'one proposal at a time' propose V.2 --by USA --delete a --insert b
	refuses 2 'say by what authority' replace-all agents actors --carry-out
	refuses 2 'no draft' agree V.2 --draft none
	does 0 replace-all agents actors
	says '20 places; nothing is changed yet'
	[ "$(last %s)" = 'V.1 is agreed' ] || fail "a preview changed the dossier"
	does 0 replace-all agents actors --carry-out --authority 'decision 7' --scope V.3
	does 0 show prog V.3 --reading with:USA
	says 'Actors number 3'

	# --- somebody else's lock is not waited for longer than it may be anybody's at work
	lock=$(git -C "$d" rev-parse --git-path refs/heads/main.lock)
	[ "${lock#/}" != "$lock" ] || lock=$d/$lock
	: >"$lock"
	start=$(date +%s)
	refuses 3 'another program holds the branch' agree V.2
	[ $(($(date +%s) - start)) -le 20 ] || fail "a lock was waited for too long"
	rm "$lock"

	# --- words from a pipe
	printf 'with   great\ncare' | travaux -C "$d" propose V.2 --by CAN --insert - --after efforts \
		>"$work/said" 2>&1 || fail "words from a pipe"
	printf 'try hard\n' | travaux -C "$d" propose V.4 --by CAN --replace 'make efforts' - \
		>"$work/said" 2>&1 || fail "new words from a pipe"
	does 0 show prog V.4 --reading with:CAN
	says 'Agents number 4 try hard to secure safety.'

	# --- an editor
	cat >"$work/editor" <<-'END'
		#!/bin/sh
		sed -e 's/make efforts/make all efforts/' -e 's/safety/the safety of all/' "$1" >"$1.new"
		mv "$1.new" "$1"
	END
	chmod +x "$work/editor"
	EDITOR=$work/editor
	export EDITOR
	does 0 propose V.5 --by USA --edit
	says 'US proposes 2 changes in V.5'
	does 0 show prog V.5 --reading with:USA
	says 'Agents number 5 make all efforts to secure the safety of all.'
	EDITOR=true
	rm -f "$work"/travaux-words-*
	refuses 2 'nothing was changed' propose V.6 --by USA --edit
	ls "$work"/travaux-words-* 2>/dev/null && fail "words that nobody wrote were kept"
	EDITOR=false
	refuses 2 'ended with an error' propose V.6 --by USA --edit
	# Nobody writes for nothing: who may not propose is told before, and words are kept.
	EDITOR="touch $work/was-asked;"
	refuses 2 'neither a delegation' propose V.6 --by Atlantis --edit
	[ ! -e "$work/was-asked" ] || fail "the editor was opened for nothing"
	EDITOR=$work/editor
	refuses 2 'What you wrote is kept in' propose V.5 --by CAN --edit
	grep -q 'make all efforts' "$work"/travaux-words-* || fail "what was written is lost"
	unset EDITOR

	# --- the log tells it
	does 0 log prog V.5
	says 'US proposes 2 changes in V.5'
	does 0 meeting close
	says 'V.1'
	refuses 2 'no meeting is open' agree V.7
	whole "$1 story"
	does 0 check --format tsv
}

# --- sixteen delegations at once ----------------------------------------------------------------
countries='ARG BOL BRA CAN CHL COL CRI DOM ECU GTM HND JAM MEX PAN PER USA'

race() {
	fresh "$1" race
	start=$(date +%s)
	pids=
	i=0
	for who in $countries; do
		i=$((i + 1))
		(travaux -C "$d" propose V.20 --by "$who" --alternative "As $who says." &&
			travaux -C "$d" propose "V.$i" --by "$who" --replace secure "secure-$who" &&
			travaux -C "$d" support V.20 --by "$who") >"$work/said-$who" 2>&1 </dev/null &
		pids="$pids $!"
	done
	for pid in $pids; do
		wait "$pid" || { cat "$work"/said-*; fail "$1: one of sixteen was refused"; }
	done
	took=$(($(date +%s) - start))
	# Seconds, with a sanitizer and a busy machine allowed for.
	[ $took -le 60 ] || fail "$1: sixteen at once took $took seconds"
	commits=$(git -C "$d" rev-list --count HEAD)
	[ "$commits" -eq 50 ] || fail "$1: $commits commits instead of 50"
	whole "$1 race"
	i=0
	for who in $countries; do
		i=$((i + 1))
		git -C "$d" grep -q "As $who says." HEAD || fail "$1: the alternative of $who is lost"
		git -C "$d" grep -q "secure-$who" HEAD -- "*V.$i.xml" || fail "$1: $who is lost in V.$i"
	done
	[ "$(git -C "$d" show "HEAD:$(git -C "$d" ls-tree -r --name-only HEAD | grep '/V\.20\.xml$')" |
		grep -c '<position stand="support"')" -eq 16 ] || fail "$1: a position is lost"
	does 0 show prog V.20:p16
}

# --- killed ----------------------------------------------------------------------------------------
killed() {
	fresh "$1" killed
	n=0
	while [ $((n += 1)) -le 40 ]; do
		before=$(git -C "$d" rev-parse HEAD)
		travaux -C "$d" propose V.8 --by USA --alternative "Words $n." >"$work/said" 2>&1 </dev/null &
		pid=$!
		# From no time at all to more than an event takes.
		sleep "0.0$(printf %02d $n)"
		kill -9 "$pid" 2>>"$work/said"
		wait "$pid" 2>>"$work/said"
		now=$(git -C "$d" rev-parse HEAD)
		[ "$now" = "$before" ] || [ "$(git -C "$d" rev-parse HEAD^)" = "$before" ] ||
			fail "$1: neither before nor after"
		there=$(git -C "$d" grep -c "Words $n\." HEAD | wc -l)
		[ "$now" = "$before" ] && half=0 || half=1
		[ "$there" -eq $half ] || fail "$1: half an event"
		git -C "$d" fsck --strict --no-dangling >"$work/said" 2>&1 || fail "$1: fsck after a kill"
	done
	does 0 propose V.9 --by USA --alternative 'The last.'
	whole "$1 killed"
	does 0 check --format tsv
	says_log=$(travaux -C "$d" log prog V.8 --format tsv | wc -l)
	commits=$(git -C "$d" log --format=%h -- '*/V.8.xml' | wc -l)
	[ "$says_log" -eq $((commits + 1)) ] || fail "$1: the log has $says_log lines, git $commits commits"
}

for kind in bare tree; do
	story $kind
	race $kind
	killed $kind
done
echo "all is well"
