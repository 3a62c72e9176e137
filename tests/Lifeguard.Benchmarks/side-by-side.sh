#!/usr/bin/env bash
# Lifeguard beside other analyzers, over the same generated project, in one run. Restores them first. A factor of 2,000 files may follow.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec dotnet run -c Release -- side-by-side "$@"
