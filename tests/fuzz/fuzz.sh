#!/bin/sh
# Lets libFuzzer look for inputs that break a target.
#
# usage: fuzz.sh TARGET FOUND CORPUS...
# FOUND gets what reaches new code, for the next run. FUZZ_SECONDS is how long; 15 unless told.
set -eu

target=$1
found=$2
mkdir -p "$found"
shift
ASAN_OPTIONS=allocator_may_return_null=1
export ASAN_OPTIONS
exec "$target" -max_total_time="${FUZZ_SECONDS:-15}" -rss_limit_mb=2048 -timeout=20 -max_len=20000 \
	-print_final_stats=1 -verbosity=0 -artifact_prefix="$found-" "$@"
