#!/usr/bin/env bash
# Kills real processes while they write the ledger, ask for approval and decide: 200 rounds, or as many as stated.
set -euo pipefail
cd "$(dirname "$0")/.."
GOVERNEDAI_CRASH_ROUNDS="${1:-200}" dotnet test tests/GovernedAi.Tests --filter "FullyQualifiedName~Crash" --logger "console;verbosity=normal"
