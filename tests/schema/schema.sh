#!/bin/sh
# schema.sh READS: the RELAX NG schema and our reader agree on which files are drafts, and the
# parts into which a dossier takes a draft apart are valid by themselves.
set -u

reads=$1
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
schema=$top/src/model/draft.rng
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

validates() {
	xmllint --nonet --noout --relaxng "$schema" "$@" >"$scratch/xmllint" 2>&1
}

count=0
failures=0
# result TRUTH DESCRIPTION: one line of the Test Anything Protocol.
result() {
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
		sed 's/^/# /' "$scratch/xmllint" "$scratch/reads"
		failures=$((failures + 1))
	fi
}

for file in "$top"/tests/schema/valid/*.xml "$top"/drafts/*.xml; do
	: >"$scratch/reads"
	name=${file#"$top"/}
	validates "$file"
	result $? "the schema takes $name"
	"$reads" "$file" 2>"$scratch/reads"
	result $? "the reader takes $name"
done

for file in "$top"/tests/schema/invalid/*.xml; do
	: >"$scratch/reads"
	name=${file#"$top"/}
	validates "$file"
	# 3 is xmllint's word for a file that does not validate.
	[ $? = 3 ]
	result $? "the schema refuses $name"
	"$reads" "$file" 2>"$scratch/reads"
	[ $? = 1 ]
	result $? "the reader refuses $name"
done

mkdir "$scratch/parts"
: >"$scratch/reads"
"$reads" "$top/drafts/sample.xml" "$scratch/parts" 2>"$scratch/reads" &&
	validates "$scratch"/parts/*.xml
result $? "the parts of drafts/sample.xml are valid"
written=$(find "$scratch/parts" -name 'paragraph-*.xml' | wc -l)
[ "$written" = "$(grep -c '<paragraph ' "$top/drafts/sample.xml")" ]
result $? "there are $written of its paragraphs"

echo "1..$count"
[ "$failures" = 0 ]
