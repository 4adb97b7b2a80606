#!/usr/bin/env bash
# One archive of a built program: pack.sh TARGET [PROGRAM]. Program, licences, README, completions
# and manual, as dist/arrivals-TARGET.tar.gz (.zip for Windows), with its SHA-256.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
suffix=
case $target in *windows*) suffix=.exe ;; esac
program=${2:-target/$target/release/arrivals$suffix}
name=arrivals-$target

# The program draws the chart that is in the repository, byte for byte, or it is not packed.
"$program" chart --sample --quiet | cmp - assets/sample.svg

rm -rf "dist/$name"
mkdir -p "dist/$name/completions"
cp "$program" "dist/$name/arrivals$suffix"
cp LICENSE-APACHE LICENSE-MIT README.md CHANGELOG.md "dist/$name/"
cp crates/chart/assets/fonts/OFL.txt "dist/$name/LICENSE-FONT-OFL"
for shell in bash zsh fish powershell elvish; do
  case $shell in
    bash) file=arrivals.bash ;;
    zsh) file=_arrivals ;;
    fish) file=arrivals.fish ;;
    powershell) file=_arrivals.ps1 ;;
    elvish) file=arrivals.elv ;;
  esac
  "$program" generate completions --shell "$shell" >"dist/$name/completions/$file"
done
"$program" generate man -o "dist/$name/man"

cd dist
case $target in
  *windows*)
    archive=$name.zip
    rm -f "$archive"
    if command -v 7z >/dev/null 2>&1; then 7z a -bso0 "$archive" "$name"; else zip -qr "$archive" "$name"; fi
    ;;
  *)
    archive=$name.tar.gz
    tar -czf "$archive" "$name"
    ;;
esac
rm -rf "$name"
if command -v sha256sum >/dev/null 2>&1; then
  sha256sum "$archive" >"$archive.sha256"
else
  shasum -a 256 "$archive" >"$archive.sha256"
fi
