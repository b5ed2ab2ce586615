# As two delegations would have one draft, there and back: the same pairs.
pairs() { travaux concordance --format tsv --old-reading "$1" --new-reading "$2" two-delegations.xml two-delegations.xml; }
pairs with:USA with:MEX | awk -F'\t' '{ print $1, $3, $6, $7, $8 }' | sed 1d | sort >there
pairs with:MEX with:USA | awk -F'\t' '{ print $3, $1, $6, $7, $8 }' | sed 1d | sort >back
diff there back
