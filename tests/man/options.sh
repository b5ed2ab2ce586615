#!/bin/sh
# Every command has a manual page, and every option an entry in it.
# Usage: options.sh TRAVAUX
set -u

man=$(cd "$(dirname "$0")/../../man" && pwd)
tab=$(printf '\t')
status=0

list=$("$1" help --options) || exit 1
[ "$(printf '%s\n' "$list" | wc -l)" -gt 20 ] || {
	echo "travaux help --options lists too little to be all"
	exit 1
}
while IFS=$tab read -r command option; do
	# A page may be that of a family of commands, all of which it names.
	page=$(grep -lxE "\\.Nm travaux-$command( ,)?" "$man"/*.1)
	[ "$command" = travaux ] && page=$man/travaux.1
	if [ ! -f "$page" ]; then
		echo "travaux $command has no manual page"
		status=1
	elif [ -n "$option" ] && ! grep -Eq "^\.It .*Fl -${option#--}( |$)" "$page" &&
		! grep -Eq "^\.It .*Fl -${option#--}( |,|$| Ns)" "$page"; then
		echo "$page has no entry for $option"
		status=1
	fi
done <<LIST
$list
LIST
exit $status
