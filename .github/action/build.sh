#!/usr/bin/env bash
# Builds the recipe, and tells the job what changed: outputs `changed`, `files` and `json`, and the
# summary. Ends as the build ends.
set -euo pipefail
json=$RUNNER_TEMP/arrivals-build.json
arguments=(build "$RECIPE" --format json)
[ "$CHECK" != true ] || arguments+=(--check)

code=0
arrivals "${arguments[@]}" >"$json" || code=$?
if [ ! -s "$json" ]; then
  echo "changed=false" >>"$GITHUB_OUTPUT"
  exit "$code"
fi

# Paths in the JSON are relative to the recipe; the upload's are relative to the workspace.
folder=$(dirname -- "$RECIPE")
prefix=
for part in "$WORKING_DIRECTORY" "$folder"; do
  part=${part#./}
  [ "$part" = . ] || prefix+=${part%/}/
done
{
  echo "changed=$(jq -r '.changed or any(.outputs[]; .state == "stale")' "$json" | tr -d '\r')"
  echo "json=$json"
  echo 'files<<END_OF_FILES'
  jq -r '.outputs[] | select(.state != "removed") | .path' "$json" | tr -d '\r' | while IFS= read -r path; do
    printf '%s\n' "$prefix$path"
  done
  echo 'END_OF_FILES'
} >>"$GITHUB_OUTPUT"

# GitHub drops a step's summary of more than 1,024 KiB whole: it is cut at a line below that.
limit=1000000
append() {
  local left=$((limit - $(wc -c <"$GITHUB_STEP_SUMMARY")))
  [ "$left" -gt 200 ] || return 0
  if [ "$(wc -c <"$1")" -le "$left" ]; then
    cat "$1" >>"$GITHUB_STEP_SUMMARY"
  else
    head -c "$((left - 100))" "$1" | sed '$d' >>"$GITHUB_STEP_SUMMARY"
    printf '\n\n*Cut here: the whole text is in the file.*\n' >>"$GITHUB_STEP_SUMMARY"
  fi
}

if [ "$SUMMARY" = true ]; then
  touch "$GITHUB_STEP_SUMMARY"
  table=$RUNNER_TEMP/arrivals-build.md
  jq -r '
    def cell: tostring | gsub("[\\r\\n]+"; " ") | gsub("\\|"; "\\|") | gsub("<"; "&lt;");
    "| output | state |", "|---|---|",
    (.outputs[] | "| \(.path | cell) | \(.state | cell) |"),
    "",
    (.claims[]?, .thresholds[]? | "- \(.section | cell): \(.state | cell)" + (if .said == "" then "" else ". \(.said | cell)" end)),
    ""' "$json" | tr -d '\r' >"$table"
  append "$table"
  jq -r '.outputs[].path | select(endswith(".md"))' "$json" | tr -d '\r' | while IFS= read -r path; do
    [ ! -f "$folder/$path" ] || append "$folder/$path"
  done
fi
exit "$code"
