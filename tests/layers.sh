#!/bin/sh
# Fails on an include that does not point left, on a library used outside its layer, and on a
# circle of headers. Given a folder, checks that; otherwise checks this tree, and then that each
# kind of violation, planted into a copy, is found.
set -u

here=$(cd "$(dirname "$0")" && pwd)

# Reads "file:line:text" and prints what is wrong. Layers that a file may include are listed once.
check_includes() {
	(cd "$1" && grep -rnE '^[[:space:]]*#[[:space:]]*include' src include --include='*.[ch]') |
		awk -F: '
		BEGIN {
			may["base"] = " base "
			may["model"] = " base model "
			may["read"] = " base model read "
			may["compare"] = " base model compare "
			may["dossier"] = " base model compare dossier "
			may["negotiate"] = " base model compare dossier negotiate "
			may["write"] = " base model read compare dossier negotiate write "
			may["cli"] = " cli "
			# The public headers have layers of their own.
			public["base"] = "base"; public["model"] = "model"; public["read"] = "read"
			public["compare"] = "compare"
			public["dossier"] = "dossier"; public["negotiate"] = "negotiate"
			public["write"] = "write"
		}
		function wrong(why) {
			print $1 ":" $2 ": " why ": " text
			bad = 1
		}
		function layer_of(file, parts) {
			split(file, parts, "/")
			if (parts[1] == "src")
				return parts[2]
			sub(/\.h$/, "", parts[3])
			return parts[3]
		}
		{
			text = $0
			sub(/^[^:]*:[^:]*:/, "", text)
			name = text
			sub(/^[^<"]*[<"]/, "", name)
			sub(/[>"].*$/, "", name)
			layer = layer_of($1)
			ours = text ~ /"/
			if (!(layer in may))
				wrong("a layer that nobody knows")
			if (name ~ /\.\./)
				wrong("a path that climbs")
			if (name ~ /^travaux\//) {
				target = layer_of("include/" name)
				if (layer != "cli" && index(may[layer], " " public[target] " ") == 0)
					wrong("not to the left of " layer)
			} else if (ours && name ~ /\//) {
				split(name, parts, "/")
				if (index(may[layer], " " parts[1] " ") == 0)
					wrong("not to the left of " layer)
			} else if (ours && layer != "cli") {
				wrong("name the layer of a header")
			}
			if (name ~ /^git2/ && $1 !~ /^src\/dossier\//)
				wrong("libgit2 outside src/dossier")
			if (name ~ /^libxml\// && $1 !~ /^src\/model\/xml_/)
				wrong("libxml2 outside the files that read XML")
		}
		END { exit bad }'
}

# Comments and strings are no calls; the hook for memory that runs out has no caller to tell.
check_calls() {
	(cd "$1" && find src include -name '*.[ch]' ! -path 'src/cli/*' ! -path src/base/arena.c) |
		sort | while read -r file; do
		sed -e 's/"\([^"\\]\|\\.\)*"//g' -e 's,/\*.*\*/,,' -e 's,^[[:space:]]* \*[ /].*,,' "$1/$file" |
			grep -nwE 'exit|_exit|quick_exit|stdout|stderr|getenv|secure_getenv|printf|vprintf|puts|putchar|perror' |
			sed "s,^,$file:," | grep -vE 'format\(printf' |
			sed 's/$/   <- only src\/cli may speak, end or ask the environment/'
	done | {
		! grep .
	}
}

# tsort names the members of a circle on standard error.
check_circles() {
	(cd "$1" && grep -rE '^#include "|^#include <travaux/' src include --include='*.h') |
		sed -E 's,^(src|include)/,,; s,:#include [<"]([^>"]*)[>"].*, \1,' |
		awk '{
			# A header without a folder stands beside the one that includes it.
			if ($2 !~ /\//) { dir = $1; sub(/[^\/]*$/, "", dir); $2 = dir $2 }
			print $1, $2
		}' | {
		order=$(tsort 2>&1 >/dev/null) && [ -z "$order" ] && return 0
		echo "headers include one another in a circle:"
		echo "$order"
		return 1
	}
}

check() {
	status=0
	check_includes "$1" || status=1
	check_calls "$1" || status=1
	check_circles "$1" || status=1
	return $status
}

# Each line: where, what to plant there. All must be found.
violations() {
	cat <<'PLANTS'
src/base/str.c|#include "model/draft.h"
src/base/str.c|#include "travaux/model.h"
src/model/walk.c|#include "dossier/planted.h"
src/model/walk.c|#include "travaux/dossier.h"
src/read/planted.c|#include "travaux/dossier.h"
src/compare/planted.c|#include "travaux/dossier.h"
src/compare/planted.c|#include "write/planted.h"
src/read/planted.c|#include "compare/planted.h"
src/dossier/planted.c|#include "travaux/read.h"
src/dossier/planted.c|#include "write/planted.h"
src/dossier/planted.c|#include "travaux/negotiate.h"
src/negotiate/planted.c|#include "travaux/write.h"
src/compare/planted.c|#include "negotiate/planted.h"
src/model/planted.c|#include "walk.h"
src/write/planted.c|#include "cli/planted.h"
src/cli/planted.c|#include "model/draft.h"
src/cli/planted.c|#include "../model/draft.h"
src/web/planted.c|#include <stdio.h>
src/model/planted.c|#include <git2.h>
src/cli/planted.c|#include <git2/sys/refs.h>
src/model/draft.c|#include <libxml/tree.h>
src/write/planted.c|#include <libxml/parser.h>
src/model/planted.c|void f(void) { exit(1); }
src/model/planted.c|void f(void) { fputs("x", stderr); }
src/write/planted.c|void f(void) { printf("x"); }
src/dossier/planted.c|char *f(void) { return getenv("HOME"); }
include/travaux/base.h|#include "travaux/write.h"
src/base/arena.h|#include "base/map.h"
PLANTS
}

self_test() {
	copy=$(mktemp -d) || exit 1
	trap 'rm -rf "$copy"' EXIT
	found=0
	violations >"$copy/list"
	while IFS='|' read -r file text; do
		rm -rf "$copy/tree"
		mkdir -p "$copy/tree/$(dirname "$file")"
		cp -R src include "$copy/tree"
		mkdir -p "$copy/tree/$(dirname "$file")"
		printf '%s\n' "$text" >>"$copy/tree/$file"
		if check "$copy/tree" >/dev/null; then
			echo "layers: nobody noticed in $file: $text"
			exit 1
		fi
		found=$((found + 1))
	done <"$copy/list"
	echo "layers: $found planted violations found"
}

if [ $# -gt 0 ]; then
	check "$1"
	exit
fi
cd "$here/.." || exit 1
check . || exit 1
self_test
