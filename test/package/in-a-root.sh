#!/bin/bash
# in-a-root.sh DEB TGZ: installs the packages as a user would, in fresh Debian 12 roots
# that have no LLVM, and has heddle find a defect there, and miss it when it is mended.
#
# The DEB must bring all that it needs by its dependencies; beside the TGZ goes what
# docs/install.md says, and nothing more. Needs root, debootstrap and the mirror that apt is
# set up with. Exit status 77 where that is not to be had: nothing was tried.
set -euo pipefail

say() { echo "package-test: $*"; }
skip() {
  say "skipped, nothing was tried: $*"
  exit 77
}
fail() {
  say "failed: $*" >&2
  exit 1
}

[ $# = 2 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ "$(id -u)" = 0 ] || skip "it needs root, to make a root"
for program in debootstrap chroot unshare apt-get; do
  command -v "$program" >/dev/null || skip "there is no '$program'"
done
# What is mounted in the roots is gone with this process, however it ends.
if [ "${IN_OWN_MOUNTS-}" != yes ]; then
  unshare --mount true 2>/dev/null || skip "file systems cannot be mounted here"
  export IN_OWN_MOUNTS=yes
  exec unshare --mount "$0" "$@"
fi

here=$(dirname "$(readlink -f "$0")")
deb=$(readlink -f "$1") tgz=$(readlink -f "$2")
release=bookworm
sources=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' \
  'Created-By: Packages' 'Origin: Debian' | grep "^[^ ]* $release" | sort -u) || true
mirror=$(awk -v r=$release '$2 == r && $3 == "main" { print $1; exit }' <<<"$sources")
[ -n "$mirror" ] || skip "apt has no lists of $release; run 'apt-get update'"

roots=$(mktemp -d)
clean() {
  umount "$roots"/*/proc 2>/dev/null || true
  rm -rf --one-file-system "$roots"
}
trap clean EXIT

# inside ROOT COMMAND...
inside() {
  local root=$roots/$1
  shift
  chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    ${http_proxy+http_proxy="$http_proxy"} ${https_proxy+https_proxy="$https_proxy"} "$@"
}

# install ROOT PACKAGES...
install() {
  local root=$1
  shift
  inside "$root" apt-get install -y -q --no-install-recommends "$@" </dev/null \
    >"$roots/apt.log" 2>&1 || { tail -20 "$roots/apt.log" >&2; fail "'$*' could not be installed"; }
}

make_base() {
  say "making a root with nothing but Debian $release and the headers of the C++ library"
  debootstrap --variant=minbase $release "$roots/base" "$mirror" >"$roots/debootstrap.log" 2>&1 ||
    { tail -5 "$roots/debootstrap.log" >&2; fail "debootstrap could not make a root"; }
  awk '{ print "deb", $1, $2, $3 }' <<<"$sources" >"$roots/base/etc/apt/sources.list"
  # How apt reaches its mirror here.
  apt-config dump | grep '^Acquire::\(http\|https\|Check\)' >"$roots/base/etc/apt/apt.conf.d/90host" || true
  cp /etc/resolv.conf "$roots/base/etc/resolv.conf"
  inside base apt-get update -q >/dev/null </dev/null || fail "the lists of packages cannot be had"
  install base libstdc++-12-dev
}

# make_root NAME: a copy of the base.
make_root() {
  cp -a "$roots/base" "$roots/$1"
  mount -t proc proc "$roots/$1/proc"
}

# No package of LLVM but those that heddle needs at run time.
expect_run_time_only() {
  local have
  have=$(inside "$1" dpkg-query -W -f='${db:Status-Status} ${Package}\n' '*llvm*' '*clang*' |
    sed -n 's/^installed //p' | sort | tr '\n' ' ')
  [ "$have" = "libclang-common-22-dev libclang-cpp22 libllvm22 " ] ||
    fail "beside heddle there is '$have'"
}

# expect ROOT STATUS PATTERN COMMAND...: how the command ends, and a line of what it says.
expect() {
  local root=$1 status=$2 pattern=$3 got=0
  shift 3
  inside "$root" "$@" >"$roots/out" 2>&1 </dev/null || got=$?
  if [ $got != "$status" ] || ! grep -q -- "$pattern" "$roots/out"; then
    cat "$roots/out" >&2
    fail "'$*' ended with status $got, not $status, or without '$pattern'"
  fi
}

# try ROOT HEDDLE: a small program with a compile database, seen and mended.
try() {
  local root=$1 heddle=$2 program=$roots/$1/home/bank
  mkdir -p "$program"
  cp "$here"/Inputs/bank/{account.h,account.cpp,main.cpp} "$program"
  cp "$here/Inputs/bank/rates.cpp.in" "$program/rates.cpp"
  local source separator='['
  for source in account main rates; do
    printf '%s{"directory": "/home/bank", "file": "%s.cpp", "arguments": ["g++", "-std=c++20", "-c", "%s.cpp"]}' \
      "$separator" $source $source
    separator=,
  done >"$program/compile_commands.json"
  echo ']' >>"$program/compile_commands.json"
  expect "$root" 0 '^heddle [0-9.]* (LLVM 22' "$heddle" --version
  expect "$root" 1 'account.cpp:11:.*\[heddle-nonatomic-rmw\]' "$heddle" check -p /home/bank
  sed -i 's/^  balance_ += interestOn/  std::lock_guard<std::mutex> lock(mu_);\n&/' "$program/account.cpp"
  expect "$root" 0 '3 of 3 files analysed, 0 findings' "$heddle" check -p /home/bank
}

make_base

say "the DEB, with what it depends on"
make_root deb
cp "$deb" "$roots/deb/root/heddle.deb"
install deb /root/heddle.deb
expect_run_time_only deb
try deb heddle
inside deb apt-get remove -y -q heddle >/dev/null 2>&1 </dev/null || fail "the package cannot be removed"
left=$(inside deb find / -xdev -name '*heddle*' ! -path '/home/*' ! -path '/root/*' ! -path '/proc/*' ! -path '/var/*')
[ -z "$left" ] || fail "the package leaves '$left' behind"

say "the TGZ, with what docs/install.md says"
make_root tgz
beside=$(sed -n 's/^apt install --no-install-recommends \(lib.*\)/\1/p' "$here/../../docs/install.md")
[ -n "$beside" ] || fail "docs/install.md does not say what goes beside the TGZ"
# shellcheck disable=SC2086 # names of packages
install tgz $beside
expect_run_time_only tgz
mkdir "$roots/tgz/opt/heddle"
tar -xzf "$tgz" -C "$roots/tgz/opt/heddle" --strip-components=1
try tgz /opt/heddle/bin/heddle

say "passed: both find the defect and are silent when it is mended"
