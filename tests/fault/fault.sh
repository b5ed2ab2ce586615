#!/bin/sh
# Lets every step of a save, of an event and of an add towards the disk go wrong, one after the other: the
# dossier must be as before or as after, and the next save must work.
#
# usage: fault.sh DRIVER SHIM
set -u

driver=$1
shim=$2
# A disk in memory has the same faults and no waiting.
[ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && TMPDIR=/dev/shm
work=$(mktemp -d "${TMPDIR:-/tmp}/travaux-fault-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
HOME=$work
GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM

fail() {
	echo "fault.sh: $*" >&2
	cat "$where/said" >&2
	exit 1
}

# Runs the driver on a fresh copy of the dossier with one fault in it.
#   $1 kind of fault, $2 its number, the rest: the step
with_fault() {
	rm -rf "$where/d"
	cp -R "$where/seed" "$where/d"
	kind=$1
	number=$2
	shift 2
	FAULT_KIND=$kind FAULT_AT=$number FAULT_COUNT=$where/count LD_PRELOAD=$shim \
		"$driver" "$@" >"$where/said" 2>&1
}

# What must hold after a fault.
#   $1 what was going on, for messages; $2 exit status; $3 head before
check() {
	set -- "$1" "$2" "$3" $(git -C "$where/d" rev-parse main main^)
	case $2 in
	0) [ "$5" = "$3" ] || fail "$1: said to be done, and is not" ;;
	86) [ "$4" = "$3" ] || [ "$5" = "$3" ] || fail "$1: neither before nor after" ;;
	1)
		[ "$4" = "$3" ] || fail "$1: said to have failed, and has changed the dossier"
		[ -s "$where/said" ] || fail "$1: failed without a word"
		;;
	*) fail "$1: ended with $2" ;;
	esac
	git -C "$where/d" fsck --strict --no-dangling >"$where/said" 2>&1 || fail "$1: fsck"
	"$driver" recover "$where/d" >"$where/said" 2>&1 || fail "$1: what comes next fails"
	[ "$(git -C "$where/d" rev-parse main^)" = "$4" ] || fail "$1: the next save is lost"
	if [ -d "$where/d/.git" ]; then
		git -C "$where/d" status --porcelain >"$where/said" 2>&1
		[ -s "$where/said" ] && fail "$1: the work tree is behind"
	fi
	# (An unfinished pack of libgit2 is as harmless as git's own tmp_pack files.)
	find "$where/d" \( -name '*.lock' ! -name travaux.lock ! -name 'pack_git2_*' -o -name 'travaux.note' \
		-o -name '*.travaux-part' -o -name 'travaux.index' \) >"$where/said"
	[ -s "$where/said" ] && fail "$1: left behind"
	return 0
}

# Every fault of one kind in one step.
#   $1 name, $2 kind, the rest: the step
every_fault() {
	name=$1
	fault=$2
	shift 2
	where=$work/$name-$fault
	mkdir "$where"
	cp -R "$work/$name" "$where/seed"
	before=$(git -C "$where/seed" rev-parse main)
	n=0
	while :; do
		n=$((n + 1))
		with_fault "$fault" "$n" "$@"
		status=$?
		check "$name, $fault at step $n" "$status" "$before"
		# A process that ended by itself has counted its steps.
		[ "$status" = 86 ] || [ "$n" -le "$(cat "$where/count")" ] || break
	done
	[ "$n" -gt 10 ] || fail "$name: only $n steps were seen"
	echo "$name, $fault: $((n - 1)) steps"
}

"$driver" make "$work/save-bare" bare 3 && "$driver" make "$work/save-tree" tree 3 &&
	cp -R "$work/save-bare" "$work/add-bare" && cp -R "$work/save-tree" "$work/add-tree" &&
	cp -R "$work/save-bare" "$work/verb-bare" && cp -R "$work/save-tree" "$work/verb-tree" ||
	exit 1

# Two at a time.
run_all() {
	for fault in "$@"; do
		(every_fault save-bare "$fault" save "$work/save-bare-$fault/d" p1 after) || return 1
		(every_fault save-tree "$fault" save "$work/save-tree-$fault/d" p1 after) || return 1
		(every_fault verb-bare "$fault" propose "$work/verb-bare-$fault/d" p1 new) || return 1
		(every_fault verb-tree "$fault" propose "$work/verb-tree-$fault/d" p1 new) || return 1
		(every_fault add-bare "$fault" add "$work/add-bare-$fault/d" more 33) || return 1
		(every_fault add-tree "$fault" add "$work/add-tree-$fault/d" more 2) || return 1
	done
}
run_all kill &
first=$!
run_all once full
second=$?
wait "$first" && [ "$second" -eq 0 ]
