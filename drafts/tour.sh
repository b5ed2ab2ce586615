#!/bin/sh
# The tour: installs what is missing, builds, and does the main job on real papers:
# it reads them, says what is agreed and who owes an answer, compares the text of 2005 with the review
# draft of 2016, and prints the clean draft.
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
dossier=build/tour/migrants

# Shows a command as one would type it, and stops the tour when it fails.
run() {
	printf '\n$ %s\n' "$*"
	"$@" || die "the tour stopped here: $*"
}

# The same for output that is long: the first lines of it.
run_head() {
	lines=$1
	shift
	printf '\n$ %s\n' "$*"
	"$@" >build/tour/out || die "the tour stopped here: $*"
	head -n "$lines" build/tour/out
	all=$(wc -l <build/tour/out)
	[ "$all" -le "$lines" ] || echo "  ... $((all - lines)) more lines"
}

rm -rf build/tour
mkdir -p build/tour

say "two papers of a negotiation, as they were typed, become drafts in a dossier"
run travaux init $dossier
run travaux -C $dossier import drafts/papers/program-2005.txt --house oas
run travaux -C $dossier import drafts/papers/review-2016.txt --house oas --base program-2005 --overrides drafts/papers/review-2016.overrides --replay

say "what the chair sees first: what is agreed, what is pending, who owes an answer"
run travaux -C $dossier status review-2016

say "one paragraph with all its brackets; then as the United States would have it"
run travaux -C $dossier show review-2016 V.B.35
run travaux -C $dossier show review-2016 V.B.35 --reading with:USA

say "the text of 2005 and the review draft of 2016, side by side"
run_head 40 travaux -C $dossier diff program-2005 review-2016 --only V.B
travaux -C $dossier diff program-2005 review-2016 --format html >build/tour/diff.html ||
	die "the comparison could not be written"
echo "The whole comparison as a page: build/tour/diff.html"

say "what blocks, the most contested first; and what one delegation has on the table"
run_head 20 travaux -C $dossier pending review-2016
run_head 20 travaux -C $dossier brief BRA review-2016

say "the clean draft for the formal meeting: agreed words plain, the rest in brackets, numbered anew"
run travaux -C $dossier consolidate review-2016 build/tour/clean.txt --numbering final
sed -n '/^V\. /,$p' build/tour/clean.txt | fold -s -w 78 | head -n 30
echo "All of it: build/tour/clean.txt"

say "what deserves a second look"
printf '\n$ travaux -C %s check\n' $dossier
travaux -C $dossier check
[ $? -le 1 ] || die "the tour stopped here: travaux check"

say "the dossier is an ordinary git repository; stock git reads it"
run git -C $dossier fsck --strict --no-progress
run_head 12 git -C $dossier log --format='%ad %an: %s' --date=short -- review-2016
run travaux -C $dossier log review-2016 V.B.23

cat <<END

== what to try next
PATH=\$PATH:$root/build/src/cli
cd $dossier
travaux help                                      all commands
travaux show review-2016 V.B                      a section with all its brackets
travaux proposals review-2016                     who proposes what
travaux meeting open --on 2016-02-01 --draft review-2016
travaux propose V.B.35 --by ARG --delete "secure" --draft review-2016
travaux agree V.B.20 --take-up --draft review-2016
travaux meeting close --draft review-2016         the record of decisions
man -l $root/man/travaux.1                        the manual
END
