#!/usr/bin/env bash
# What the package costs inside real builds, from MSBuild's own performance summary: medians of 7 builds, each in a fresh process.
# Needs the package in artifacts/packages (dotnet pack nuget/LucidCompliance.Sdk.csproj). Prints a table in Markdown.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off MSBUILDDISABLENODEREUSE=1 NUGET_PACKAGES="$work/packages"
cat > "$work/nuget.config" <<CONFIG
<configuration><packageSources><clear /><add key="built" value="$root/artifacts/packages" /></packageSources></configuration>
CONFIG

# The sum of our tasks, and of the call of the root's project, in milliseconds.
tasks() { awk '/(CheckArtifacts|FindRepositoryRoot|IndexRepository) +[0-9]+ calls/ { sum += $1 } END { print sum + 0 }'; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] " (" v[1] "–" v[NR] ")" }'; }
measure() { # name, directory, project, command before each build
  for _ in 1 2 3 4 5 6 7; do
    (cd "$2" && eval "$4" && dotnet build "$3" --no-restore -clp:PerformanceSummary 2>&1 | tasks) || true
  done | median | sed "s/^/| $1 | /; s/$/ |/"
}

stack="$work/after"
cp -r "$root/tests/foundation/after" "$stack"
echo "<Project Sdk=\"LucidCompliance.Sdk/$version\" />" > "$stack/compliance.proj"
(cd "$stack" && dotnet build compliance.proj > /dev/null)

service="$work/service"
mkdir -p "$service"
cp "$root/tests/foundation/after/auth/Dockerfile" "$service/"
cat > "$service/Service.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="LucidCompliance.Sdk" Version="$version" PrivateAssets="all" /></ItemGroup>
</Project>
PROJECT
(cd "$service" && dotnet build > /dev/null 2>&1) || true

large="$work/large"
mkdir -p "$large"
cp -r "$stack/." "$large"
(cd "$large" && for i in $(seq 200); do for j in $(seq 99); do echo "src/area$i/part$j"; done; done | xargs mkdir -p)
(cd "$large" && dotnet build compliance.proj > /dev/null)

clean='find . -name "*.lucid.cache" -delete; rm -f .lucid/cache'
echo "| Build | Our tasks, ms: median of 7 (range) |"
echo "|---|---|"
measure "one service, nothing changed" "$service" Service.csproj true
measure "one service, first analysis in a cold process" "$service" Service.csproj "$clean"
measure "the \`after\` stack (14 files), nothing changed" "$stack" compliance.proj true
measure "the \`after\` stack, first analysis in a cold process" "$stack" compliance.proj "$clean"
measure "20,000 folders, nothing changed (one walk)" "$large" compliance.proj true
