# Installs what is missing on Debian; tour.sh and tests/run.sh read this file.

say() {
	printf '%s\n' "== $*"
}

die() {
	printf '%s\n' "$0: $*" >&2
	exit 1
}

# What it takes to build and to use the command.
BUILD_PACKAGES="gcc libc6-dev meson ninja-build pkg-config libxml2-dev libgit2-dev
	libunistring-dev git"
# What the tests need besides: a second compiler with its fuzzer, and the independent programs
# that must agree with us about XML, manual pages and completions.
TEST_PACKAGES="clang clang-format libclang-rt-14-dev libcmocka-dev libxml2-utils mandoc openssh-client zsh fish"

# Prints those of its arguments that dpkg does not know as installed.
missing_packages() {
	for package in "$@"; do
		dpkg-query -W -f='${Status}' "$package" 2>/dev/null |
			grep -q '^install ok installed' || printf ' %s' "$package"
	done
}

# Installs packages that are not there yet; quick when all are.
need_packages() {
	if ! command -v dpkg-query >/dev/null 2>&1; then
		say "this is no Debian: going on as if these were installed:" "$@"
		return
	fi
	missing=$(missing_packages "$@")
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" = 0 ]; then
		as_root=
	elif command -v sudo >/dev/null 2>&1; then
		as_root="sudo"
	else
		die "these packages are missing, and only root may install them:$missing"
	fi
	say "installing:$missing"
	# Words are split on purpose: a list of packages, and perhaps no sudo.
	# shellcheck disable=SC2086
	$as_root apt-get -q update >/dev/null ||
		die "apt-get cannot reach its archive; install these by hand:$missing"
	# shellcheck disable=SC2086
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
		--no-install-recommends $missing >/dev/null ||
		die "apt-get could not install all of:$missing"
}
