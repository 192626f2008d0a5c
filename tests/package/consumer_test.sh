#!/usr/bin/env bash
# Installs a build into a prefix of its own and builds the program of consumer/ against it,
# once with find_package and once with pkg-config. Usage: consumer_test.sh BUILD_DIR
set -euo pipefail
build=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
room=$build/package/consumer
read -r -a flags <<<"${CXXFLAGS:-}"

rm -rf "$room"
mkdir -p "$room"
cmake --install "$build" --prefix "$room/prefix" >"$room/install.log"

cmake -S "$here/consumer" -B "$room/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$room/prefix" >"$room/cmake.log"
cmake --build "$room/cmake"
"$room/cmake/consumer" >"$room/cmake.out"

[ -n "$(find "$room/prefix" -path '*/lib*/liye/liye_fts5.so')" ] || { echo "the extension is not installed"; exit 1; }

pc=$(dirname "$(find "$room/prefix" -name liye.pc)")
export PKG_CONFIG_PATH=$pc
# eval because pkg-config escapes blanks in paths for a shell.
eval "\"\${CXX:-g++}\" -std=c++23 ${flags[*]} \"\$here/consumer/main.cc\" -o \"\$room/pkg-config\" $(pkg-config --cflags --libs liye)"
"$room/pkg-config" >"$room/pkg-config.out"

cmp "$room/cmake.out" "$room/pkg-config.out"
grep -qx '[1-9][0-9]* facts' "$room/cmake.out"
echo "both consumers found: $(cat "$room/cmake.out")"
