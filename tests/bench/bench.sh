#!/bin/sh
# Runs every benchmark that is named. Each prints ratios against a peer in the same run, and its
# aims; none of them is a test, for machines are noisy.
set -eu

for bench; do
	echo "== $(basename "$bench")"
	"$bench"
done
