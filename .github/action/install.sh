#!/usr/bin/env bash
# Puts the program on the PATH of the job: a release's archive, else built from the action's sources.
set -euo pipefail
place=$RUNNER_TEMP/arrivals
mkdir -p "$place"

target=
case $RUNNER_OS-$RUNNER_ARCH in
  Linux-X64) target=x86_64-unknown-linux-gnu ;;
  Linux-ARM64) target=aarch64-unknown-linux-gnu ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc ;;
esac

# Fails when there is no such release; an archive that is not what its sum says ends the job.
download() {
  [ -n "$target" ] && [ "$VERSION" != source ] && [ -n "$ACTION_REPOSITORY" ] || return 1
  command -v gh >/dev/null 2>&1 || return 1
  local tag=()
  [ -z "$VERSION" ] || tag=("v${VERSION#v}")
  gh release download ${tag[@]+"${tag[@]}"} --repo "$ACTION_REPOSITORY" \
    --pattern "arrivals-$target.*" --dir "$place" --clobber
}

unpack() {
  cd "$place"
  if command -v sha256sum >/dev/null 2>&1; then
    sha256sum --check --status -- "arrivals-$target".*.sha256
  else
    shasum -a 256 --check --status "arrivals-$target".*.sha256
  fi
  case $target in
    *windows*) unzip -q -o "arrivals-$target.zip" ;;
    *) tar -xzf "arrivals-$target.tar.gz" ;;
  esac
  echo "$place/arrivals-$target" >>"$GITHUB_PATH"
}

if download; then
  unpack
elif [ -n "$VERSION" ] && [ "$VERSION" != source ]; then
  echo "::error::there is no release $VERSION for $RUNNER_OS $RUNNER_ARCH"
  exit 1
else
  echo "no release to download: building from source, which takes some minutes"
  cargo install --locked --path "$ACTION_PATH" --root "$place"
  echo "$place/bin" >>"$GITHUB_PATH"
fi
