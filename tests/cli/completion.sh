#!/bin/sh
# The completion scripts are good shell, and bash completes commands, options and values with it.
# Usage: completion.sh TRAVAUX
set -u

travaux=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0

for shell in bash zsh fish; do
	"$travaux" completion $shell >"$work/$shell" || exit 1
	[ "$(wc -l <"$work/$shell")" -gt 10 ] || status=1
	$shell -n "$work/$shell" || {
		echo "$shell does not like its completion"
		status=1
	}
done
"$travaux" completion tcsh 2>/dev/null && status=1

# What bash offers after some words, the last of which is being typed.
offers() {
	bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _travaux; echo "${COMPREPLY[*]}"' \
		"$work/bash" "$@"
}
expect() {
	expected=$1
	shift
	got=$(offers "$@")
	[ "$got" = "$expected" ] && return
	echo "after \"$*\" bash offers \"$got\", not \"$expected\""
	status=1
}
expect "status" travaux st
expect "show" travaux sh
expect "tsv" travaux list --format ts
expect "--reading" travaux show --read
expect "auto always" travaux status --color a
exit $status
