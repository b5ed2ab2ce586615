#!/bin/sh
# Everything that must hold, in one command: checks of the source, three builds with all their
# tests, a short run of the fuzz targets. The last line is "N passed, N failed".
set -u

cd "$(dirname "$0")/.." || exit 1
. drafts/setup.sh

# Where each build lives, and how it is set up. A build that is there is used again.
BUILDS="build-gcc build-clang build-sanitize build-fuzz"
sanitizers="-Db_sanitize=address,undefined -Db_lundef=false"

compiler_of() {
	case $1 in
	build-clang | build-fuzz) echo clang ;;
	*) echo gcc ;;
	esac
}

options_of() {
	case $1 in
	build-sanitize) echo "$sanitizers" ;;
	build-fuzz) echo "$sanitizers -Dc_args=-fsanitize=fuzzer-no-link" ;;
	esac
}

targets_of() {
	case $1 in
	build-fuzz) echo fuzz-targets ;;
	esac
}

passed=0
failed=0

# A line of a test log is one test; what was skipped did not pass.
count_results() {
	log=$1/meson-logs/testlog.json
	[ -f "$log" ] || return 0
	all=$(grep -c '"result": "' "$log")
	good=$(grep -cE '"result": "(OK|EXPECTEDFAIL)"' "$log")
	passed=$((passed + good))
	failed=$((failed + all - good))
}

finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ] && exit 0
	exit 1
}

# Stops at what went wrong; what is no test of a build counts as one.
stop() {
	say "FAILED: $1"
	[ "$failed" -gt 0 ] || failed=1
	finish
}

step() {
	what=$1
	shift
	say "$what"
	"$@" || stop "$what"
}

build() {
	dir=$1
	say "$dir: building with $(compiler_of "$dir")"
	if [ ! -f "$dir/build.ninja" ]; then
		rm -rf "$dir"
		# shellcheck disable=SC2046
		CC=$(compiler_of "$dir") meson setup "$dir" --werror $(options_of "$dir") \
			>"$dir.log" 2>&1 || {
			cat "$dir.log"
			stop "$dir: meson setup"
		}
		mv "$dir.log" "$dir/setup.log"
	fi
	# shellcheck disable=SC2046
	ninja -C "$dir" $(targets_of "$dir") >"$dir/build.log" 2>&1 || {
		tail -n 60 "$dir/build.log"
		stop "$dir: the build"
	}
}

run_tests() {
	dir=$1
	shift
	rm -f "$dir/meson-logs/testlog.json"
	say "$dir: running its tests"
	meson test -C "$dir" --no-rebuild --print-errorlogs "$@" >"$dir/test.log" 2>&1
	status=$?
	count_results "$dir"
	grep -E '^(Ok|Fail|Skipped|Timeout|Expected Fail|Unexpected Pass):' "$dir/test.log"
	[ "$status" -eq 0 ] && return
	cat "$dir/test.log"
	stop "$dir: its tests"
}

# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES $TEST_PACKAGES

step "the source is formatted as .clang-format says" sh tests/format.sh
step "includes point left, and the check of that finds what it should" sh tests/layers.sh
step "the manual pages are clean" sh -c 'mandoc -Tlint -W warning man/*.[1-8]'

for dir in $BUILDS; do
	build "$dir"
	case $dir in
	build-fuzz) run_tests "$dir" --suite fuzz --num-processes 2 ;;
	build-gcc) run_tests "$dir" ;;
	# Faults of the disk are planted once; another compiler makes no other disk.
	*) run_tests "$dir" --no-suite fault ;;
	esac
done

finish
