#!/usr/bin/env bash
# The rules of disposal beside those of other analyzers, in one run: labelled cases and a generated project. Restores the others first. Writes docs/comparison.md; with a factor of
# 2,000 files behind it prints only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if [ $# -eq 0 ]; then exec dotnet run -c Release -- disposal-report; fi
exec dotnet run -c Release -- disposal "$@"
