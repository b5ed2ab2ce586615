#!/bin/sh
# The tour: installs what is missing, builds, and shows on a sample draft what travaux does.
set -u

cd "$(dirname "$0")/.." || exit 1
. drafts/setup.sh

# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES

say "building in build/"
if [ ! -f build/build.ninja ]; then
	meson setup build --buildtype=release >build-setup.log 2>&1 || {
		cat build-setup.log
		die "the build could not be set up"
	}
	mv build-setup.log build/setup.log
fi
ninja -C build >build/build.log 2>&1 || {
	tail -n 40 build/build.log
	die "the build failed; all of it is in build/build.log"
}

travaux() { "$root/build/src/cli/travaux" --no-pager "$@"; }
root=$(pwd)
dossier=build/tour/harbors

# Shows a command as one would type it, and stops the tour when it fails.
run() {
	printf '\n$ %s\n' "$*"
	"$@" || die "the tour stopped here: $*"
}

say "a draft is one file that can be mailed around; this one is invented"
run travaux show drafts/sample.xml I.3 II/b2
say "the same paragraphs as they go to the formal meeting, and as Mexico would have them"
run travaux show --reading clean drafts/sample.xml I.3 II/b2
run travaux show --reading with:MEX drafts/sample.xml II/b2

say "a dossier keeps it with its history: an ordinary git repository, one small file a paragraph"
rm -rf build/tour
run travaux init $dossier
run travaux -C $dossier add drafts/sample.xml --as program
run travaux -C $dossier log program
travaux -C $dossier export program build/tour/program.xml || die "the export failed"
run cmp drafts/sample.xml build/tour/program.xml
echo "What comes out is what went in, to the byte."

say "stock git reads it"
run git -C $dossier fsck --strict --no-progress
run git -C $dossier log --oneline -- '*/I.3.xml'

say "and this is what the chair sees first"
run travaux -C $dossier status program

cat <<END

== what to try next
PATH=\$PATH:$root/build/src/cli
travaux help                               all commands
travaux list drafts/sample.xml             every paragraph, one a line
travaux show drafts/sample.xml III.A       a section with all its brackets
travaux status --at 2024-05-01 drafts/sample.xml   the same screen as it was that day
travaux check drafts/sample.xml            what deserves a second look
man -l man/travaux.1                       the manual
END
