#!/usr/bin/env bash
# Packs a build as a Debian package, installs it into a bare Debian and uses it there.
# Usage: deb_in_bare_root.sh BUILD_DIR. Ends 77 when this machine cannot make a bare root.
set -euo pipefail
build=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
skip() {
  echo "skipped: $1"
  exit 77
}
[ "$(id -u)" = 0 ] || skip "only root can make a bare root"
for program in mmdebstrap dpkg-shlibdeps file; do
  command -v $program >/dev/null || skip "$program is not installed (tools/dependencies test)"
done
# shellcheck source=tests/package/apt_sources.sh
source "$here/apt_sources.sh"
[ ${#apt_sources[@]} -gt 0 ] || skip "no source list of this machine serves Debian ${codename:-(unnamed)}"

room=$build/package/deb
rm -rf "$room"
mkdir -p "$room"
(cd "$build" && cpack -G DEB -B "$room" >"$room/cpack.log") || { cat "$room/cpack.log"; exit 1; }
deb=$(echo "$room"/liye_*.deb)
dpkg-deb --field "$deb" Package Version Architecture Depends Installed-Size
dpkg-deb --contents "$deb" >"$room/contents"
for path in ./usr/bin/liye ./usr/share/doc/liye/copyright ./usr/share/liye/samples/; do
  grep -q " $path\$" "$room/contents" || { echo "the package lacks $path"; exit 1; }
done
extension=$(sed -n 's,.* \.\(/usr/lib/.*liye_fts5\.so\)$,\1,p' "$room/contents")
[ -n "$extension" ] || { echo "the package lacks liye_fts5.so"; exit 1; }
if grep -E ' \./usr/(include|lib)/.*[^/]$' "$room/contents" | grep -v "\.$extension\$"; then
  echo "the package holds files of the libraries"
  exit 1
fi

# A bare root alone first: when that fails, the machine is at fault and not the package.
bare=("${apt_options[@]}" --mode=root --variant=apt "$codename")
mmdebstrap "${bare[@]}" "$room/bare.tar" "${apt_sources[@]}" >"$room/mmdebstrap.log" 2>&1 ||
  { tail -n 5 "$room/mmdebstrap.log"; skip "mmdebstrap cannot make a bare root here"; }
root=$room/root
mkdir "$root"
trap 'rm -rf "$root" "$room/bare.tar"' EXIT
tar -C "$root" -xf "$room/bare.tar" --exclude='./dev/*'
mknod -m 666 "$root/dev/null" c 1 3
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp "$deb" "$root/root/liye.deb"

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get -q update >"$room/apt.log" 2>&1 || { tail -n 5 "$room/apt.log"; skip "the bare root reaches no package mirror"; }
inside apt-get -q install -y --no-install-recommends /root/liye.deb >>"$room/apt.log" 2>&1 || { cat "$room/apt.log"; exit 1; }
inside liye --version
samples=("$root"/usr/share/liye/samples/*.txt)
inside liye ingest --db /root/one.db "${samples[0]#"$root"}"
inside liye stats --db /root/one.db
inside apt-get -q install -y --no-install-recommends sqlite3 >>"$room/apt.log" 2>&1 || { cat "$room/apt.log"; exit 1; }
inside sqlite3 -readonly /root/one.db ".load $extension" \
  "SELECT count(*) || ' clauses say 工作' FROM clause_text WHERE clause_text MATCH '工作'" | grep -x '[1-9].*'
inside apt-get -q purge -y liye >>"$room/apt.log" 2>&1
if inside test -e /usr/bin/liye; then
  echo "/usr/bin/liye is still there after purge"
  exit 1
fi
