#!/bin/sh
# Builds a dossier of the program of 2005 and of the review draft of 2016 with its real history:
# meeting by meeting, from April 6, 2015 to January 19, 2016, each proposal by its delegation and
# each decision at its meeting. Its last state is drafts/review-2016.xml.
#
# usage: replay.sh TRAVAUX DOSSIER
set -eu

travaux=$1
dossier=$2
drafts=$(cd "$(dirname "$0")" && pwd)

"$travaux" init "$dossier"
"$travaux" -C "$dossier" import "$drafts/papers/program-2005.txt" --house oas
"$travaux" -C "$dossier" import "$drafts/papers/review-2016.txt" --house oas --base program-2005 \
	--overrides "$drafts/papers/review-2016.overrides" --replay
"$travaux" -C "$dossier" export review-2016 - | cmp - "$drafts/review-2016.xml"
