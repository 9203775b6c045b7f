#!/usr/bin/env bash
# What the analyzer costs the compiler (/reportanalyzer), and what the hand-over costs MSBuild: medians of 7 builds.
# Needs the package in a folder (artifacts/packages, or the first argument; the version is Directory.Build.props' or the second argument).
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
feed=${1:-$root/artifacts/packages}
version=${2:-$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")}
work=$(mktemp -d)
id=lucid-bench-$$
stop() { for pid in $(pgrep -f -- "-pipename:$id" || true); do kill "$pid"; done; rm -rf "$work"; }
trap stop EXIT
export DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off NUGET_PACKAGES="$work/packages"
cat > "$work/nuget.config" <<CONFIG
<configuration>
  <packageSources><clear /><add key="built" value="$feed" /></packageSources>
  <fallbackPackageFolders><clear /><add key="global" value="$HOME/.nuget/packages" /></fallbackPackageFolders>
</configuration>
CONFIG

service="$work/service"
mkdir -p "$service"
cp "$root/tests/foundation/after/auth/Dockerfile" "$service/"
printf 'services:\n  auth:\n    build: .\n    env_file: [a.env, b.env]\n' > "$service/compose.yml"
printf 'LOG_LEVEL=info\n' | tee "$service/a.env" > "$service/b.env"
cp "$service/a.env" "$service/.env"
echo 'public static class Code { }' > "$service/Code.cs"
cat > "$service/Service.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="LucidCompliance.Sdk" Version="$version" PrivateAssets="all" /></ItemGroup>
</Project>
PROJECT
cd "$service"
dotnet restore > /dev/null

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] " (" v[1] "–" v[NR] ")" }'; }
analyzer() { sed -n 's/^ *\(<\{0,1\}[0-9.]*\) .*LucidCompliance.Analyzers.ArtifactAnalyzer.*/\1/p' | head -1 | awk '{ sub("<", ""); print $1 * 1000 }'; }
seven() { for _ in 1 2 3 4 5 6 7; do "$@"; done | median; }
compile() { touch Code.cs; dotnet build --no-restore -v:d -nodeReuse:false -p:ReportAnalyzer=true -p:LucidComplianceReporter=analyzer "$@" 2>&1 | analyzer; }
target() { dotnet msbuild -nodeReuse:false -clp:PerformanceSummary "${@:2}" 2>&1 | sed -n "s/^ *\([0-9]*\) ms  $1 .*/\1/p" | head -1; }

echo "| Where | ms: median of 7 (range) |"
echo "|---|---|"
echo "| the analyzer in a compiler of its own (cold) | $(seven compile -p:UseSharedCompilation=false) |"
compile -p:UseSharedCompilation=true -p:SharedCompilationId=$id > /dev/null
echo "| the analyzer in a compiler server, nothing changed | $(seven compile -p:UseSharedCompilation=true -p:SharedCompilationId=$id) |"
edit() { echo "# $RANDOM" >> Dockerfile; compile -p:UseSharedCompilation=true -p:SharedCompilationId=$id; }
echo "| the analyzer in a compiler server, the Dockerfile changed | $(seven edit) |"
design=(-t:Compile -p:DesignTimeBuild=true -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true)
first() { rm -f obj/Debug/net10.0/*.lucid.facts*; target WriteEditorFacts "${design[@]}"; }
echo "| the facts in a design-time build, first (cold) | $(seven first) |"
echo "| the facts in a design-time build, nothing changed (cold) | $(seven target WriteEditorFacts "${design[@]}") |"
echo "| leaving the analyzer out of an ordinary build | $(seven target _LucidLeaveAnalyzerOut -t:Compile) |"
