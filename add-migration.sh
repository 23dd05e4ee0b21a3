#!/usr/bin/env bash
# Makes the migration of a model change for both providers: ./add-migration.sh AddOrders
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

name=${1:-}
if [[ ! $name =~ ^[A-Z][A-Za-z0-9]*$ ]]; then
    echo "usage: ./add-migration.sh NAME   (NAME in PascalCase, says what changes)" >&2
    exit 2
fi

dotnet tool restore
dotnet build Optica.Data -v q
for provider in Sqlite SqlServer; do
    dotnet ef migrations add "$name" --no-build --project Optica.Data --startup-project Optica.Data \
        --context "${provider}OpticaDbContext" --output-dir "Migrations/$provider"
done
dotnet csharpier format Optica.Data/Migrations
dotnet build Optica.Data -v q
