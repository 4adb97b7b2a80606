#!/usr/bin/env bash
# Makes the bundled font anew; needs npm and Python with fonttools 4.68.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent pretendard@1.3.9
tar xzf pretendard-1.3.9.tgz
for style in Regular Bold; do
  python3 "$here/subset.py" "package/dist/public/static/alternative/Pretendard-$style.ttf" \
    "$here/ArrivalsSans-$style.ttf" "$style"
done
cp package/dist/LICENSE.txt "$here/OFL.txt"
