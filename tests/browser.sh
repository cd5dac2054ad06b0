#!/bin/sh
# Find Chromium, install it where that is allowed, or say in one line what to do.
set -eu
for name in ${CHROME:-} chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "Testiem vajag Chromium: 'apt install chromium' vai CHROME=/ceļš / The tests need Chromium: 'apt install chromium' or CHROME=/path" >&2
exit 1
