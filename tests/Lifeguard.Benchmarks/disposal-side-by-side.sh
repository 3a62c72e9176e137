#!/usr/bin/env bash
# The rules of disposal beside those of other analyzers, in one run: labelled cases and a generated project. Restores the others first. Writes docs/comparison.md; with a factor of
# 2,000 files behind it prints only.
set -euo pipefail
# As the compiler's own process runs: no concurrent collections. A young generation that holds a run, and code that is not compiled again while the clock runs, keep chance out of the figures.
export DOTNET_gcConcurrent=0 DOTNET_GCgen0size=0x20000000 DOTNET_TieredPGO=0
cd "$(dirname "${BASH_SOURCE[0]}")"
if [ $# -eq 0 ]; then exec dotnet run -c Release -- disposal-report; fi
exec dotnet run -c Release -- disposal "$@"
