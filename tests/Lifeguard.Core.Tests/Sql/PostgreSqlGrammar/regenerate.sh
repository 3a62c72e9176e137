#!/usr/bin/env bash
# Asks PostgreSQL's grammar anew: cases.sql, and mutations of them, into answers.jsonl. Needs node and npm; installs libpg-query into a folder of its own.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp "$here"/answer.mjs "$here"/mutate.mjs "$folder"
cd "$folder"
npm install --silent --no-save --no-package-lock libpg-query@18.1.5

# Further arguments: how many mutations, their seed, and where the answers go.
count=${1:-1800}
seed=${2:-20261121}
out=${3:-"$here/answers.jsonl"}
{ cat "$here/cases.sql"; node mutate.mjs "$count" "$seed" < "$here/cases.sql"; } | node answer.mjs > "$out" 2> /dev/null
wc -l "$out"
