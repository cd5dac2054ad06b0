#!/bin/sh
# Find what the tests need from the system: Chromium, hunspell and its dictionaries. Install what is missing where that is
# allowed (as root, or on a build server), or say in one line what to do.
set -eu

found_browser() {
  for name in ${CHROME:-} chromium-headless-shell chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && return
  done
  return 1
}

found_speller() {
  for dictionary in lv_LV en_GB; do
    hunspell -d "$dictionary" -l </dev/null >/dev/null 2>&1 || return
  done
}

missing=
found_browser || missing=chromium
found_speller || missing="${missing:+$missing }hunspell hunspell-lv hunspell-en-gb"
[ "$missing" ] || exit 0

as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || [ "${CI:-}" ]; }; then
  $as_root apt-get update -qq
  # Debian packs a browser without windows, which is faster
  apt-cache show chromium-headless-shell >/dev/null 2>&1 && missing=$(echo "$missing" | sed 's/^chromium/&-headless-shell/')
  $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Testiem trūkst: $missing – 'apt install' (pārlūku var nosaukt arī ar CHROME=/ceļš) / The tests lack: $missing – 'apt install' (CHROME=/path may name a browser)" >&2
exit 1
