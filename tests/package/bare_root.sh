#!/usr/bin/env bash
# The newcomer's two commands in a fresh clone in a bare Debian with nothing but git: makes
# the root with mmdebstrap, clones this repository to a path with a blank, runs
# tools/quickstart and tools/check there twice each, and reports. Run by hand, as root:
#   tests/package/bare_root.sh [--working-tree] [--keep] [FOLDER]
# --working-tree takes the files as they lie here instead of the last commit; --keep leaves
# the root in FOLDER (default: a temporary one) for a look. Logs are printed when a step fails.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_dir=$(cd "$here/../.." && pwd)
working_tree=false keep=false folder=
for argument in "$@"; do
  case $argument in
    --working-tree) working_tree=true ;;
    --keep) keep=true ;;
    -*) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
    *) folder=$argument ;;
  esac
done
[ "$(id -u)" = 0 ] || { echo "Run this as root: it makes a root and changes into it." >&2; exit 1; }
command -v mmdebstrap >/dev/null || { echo "mmdebstrap is missing: run tools/dependencies test" >&2; exit 1; }
# Mounts made below vanish with this process.
[ "${LIYE_BARE_ROOT:-}" = inside ] || LIYE_BARE_ROOT=inside exec unshare --mount -- bash "${BASH_SOURCE[0]}" "$@"

# shellcheck source=tests/package/apt_sources.sh
source "$here/apt_sources.sh"
[ -n "$folder" ] || folder=$(mktemp -d)
mkdir -p "$folder"
root=$folder/root
$keep || trap 'umount "$root/proc" 2>/dev/null; rm -rf "$root"' EXIT

echo "Making a bare $codename root in $root"
mmdebstrap --quiet "${apt_options[@]}" --mode=root --variant=minbase --include=git "$codename" "$root" "${apt_sources[@]}"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
mount -t proc proc "$root/proc"
clone="/root/a clone/liye"
mkdir -p "$root/root/a clone"
if $working_tree; then
  mkdir "$root$clone"
  (cd "$source_dir" && git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - --ignore-failed-read) |
    tar -C "$root$clone" -xf -
else
  git clone -q --no-hardlinks "$source_dir" "$root$clone"
fi

failed=0
step() {
  local log=$folder/$1.log begin=$SECONDS status=0
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C "$clone/$2" >"$log" 2>&1 || status=$?
  printf '%-20s ended %d after %d s\n' "$1" "$status" "$((SECONDS - begin))"
  [ "$status" = 0 ] || { failed=1; tail -n 60 "$log"; }
}
step quickstart.first tools/quickstart
step quickstart.second tools/quickstart
step check.first tools/check
step check.second tools/check
tail -n 5 "$folder/check.second.log"
echo "Logs are in $folder"
exit $failed
