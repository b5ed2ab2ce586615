#!/bin/sh
# Fails when a C file is not formatted as .clang-format says.
set -u

cd "$(dirname "$0")/.." || exit 1
# Word splitting is safe: no file of ours has a space in its name.
# shellcheck disable=SC2046
clang-format --dry-run -Werror $(find src include tests -name '*.[ch]' | sort) || {
	echo "format: run clang-format -i on these files" >&2
	exit 1
}
