# Sourced: how mmdebstrap gets at Debian's packages as this machine does.
#   codename      of this machine's Debian, so that what was built here runs there
#   apt_sources   the source lists of this machine that serve it
#   apt_options   --aptopt=… for its proxy and checks of dates
# shellcheck shell=bash disable=SC2034
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
apt_sources=()
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
  if [ -f "$list" ] && grep -qE "^(deb |Suites:).*[[:space:]]${codename:-none}([[:space:]]|\$)" "$list"; then
    apt_sources+=("$list")
  fi
done
apt_options=()
while read -r option; do
  apt_options+=("--aptopt=$option")
done < <(apt-config dump 2>/dev/null | grep -E '^Acquire::(http|https|Check-Valid-Until|Check-Date)[: ]' | grep -v ' "";$')
