#!/bin/sh
# Makes the drafts of this folder from the papers, as the reader of typed texts reads them.
#
# usage: make.sh TRAVAUX [FOLDER]
#   FOLDER gets the drafts, instead of this one.
set -eu

travaux=$1
papers=$(cd "$(dirname "$0")/papers" && pwd)
folder=${2:-$papers/..}

# make NAME OPTION ...: an overrides file beside the paper is applied.
make() {
	name=$1
	shift
	[ ! -f "$papers/$name.overrides" ] || set -- "$@" --overrides "$papers/$name.overrides"
	"$travaux" convert "$papers/$name.txt" "$folder/$name.xml" --house oas "$@"
}

make program-2005
make review-2016 --base "$folder/program-2005.xml"
make list-of-activities
make work-plan-2019
make annual-report-2009
