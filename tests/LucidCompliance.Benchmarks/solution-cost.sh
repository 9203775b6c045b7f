#!/usr/bin/env bash
# What the package costs a solution of 50 projects, from MSBuild's own performance summary, and whole builds with and without it in pairs.
# Needs the package in artifacts/packages (dotnet pack nuget/LucidCompliance.Sdk.csproj). Prints tables in Markdown.
# PAIRS (7) is the number of builds of each kind; fewer serve to try the script.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
pairs=${PAIRS:-7}
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 NUGET_PACKAGES="$work/packages"

# 20 services with a Dockerfile, 5 that the SDK publishes, 25 libraries without artifacts; a Dockerfile and a Compose file of the root.
generate() { # folder, whether it has the package
  mkdir -p "$1/.git" && cd "$1"
  echo "ref: refs/heads/main" > .git/HEAD
  cat > nuget.config <<CONFIG
<configuration><packageSources><clear /><add key="built" value="$root/artifacts/packages" /></packageSources></configuration>
CONFIG
  echo '<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost><LucidComplianceFailOn>never</LucidComplianceFailOn></PropertyGroup></Project>' > Directory.Build.props
  if [ "$2" = with ]; then
    echo "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><GlobalPackageReference Include=\"LucidCompliance.Sdk\" Version=\"$version\" /></ItemGroup></Project>" > Directory.Packages.props
  fi
  cp "$root/tests/foundation/after/auth/Dockerfile" Dockerfile
  { echo "services:"; for i in $(seq 10); do echo "  p$i: { build: src/P$i }"; done; } > compose.yml
  { echo "<Solution>"; for i in $(seq 50); do echo "  <Project Path=\"src/P$i/P$i.csproj\" />"; done; echo "</Solution>"; } > All.slnx
  for i in $(seq 50); do
    mkdir -p "src/P$i"
    sdk=Microsoft.NET.Sdk properties= items=
    if [ "$i" -le 25 ]; then
      sdk=Microsoft.NET.Sdk.Web items="<ProjectReference Include=\"../P$((i + 25))/P$((i + 25)).csproj\" />"
      echo 'System.Console.WriteLine();' > "src/P$i/Program.cs"
    else
      echo "public static class Code$i { }" > "src/P$i/Code.cs"
    fi
    if [ "$i" -le 20 ]; then cp Dockerfile "src/P$i/"; elif [ "$i" -le 25 ]; then properties='<ContainerFamily>noble-chiseled</ContainerFamily>'; fi
    echo "<Project Sdk=\"$sdk\"><PropertyGroup>$properties</PropertyGroup><ItemGroup>$items</ItemGroup></Project>" > "src/P$i/P$i.csproj"
  done
  dotnet build All.slnx -v q > build.log 2>&1 || { tail -20 build.log >&2; exit 1; }
}

# In a target's line of the summary stand its milliseconds and its calls. _LucidReport holds none of the targets that it depends on;
# _LucidFindRoot holds the one walk and the root's report.
ours() { awk '/ms +(_LucidReport|_LucidReadProject|_LucidAskOuterBuild|_LucidLeaveAnalyzerOut|_LucidHandOver|LucidCheck) +[0-9]+ calls/ { each += $1 } /ms +_LucidFindRoot +[0-9]+ calls/ { root += $1 } END { print each + 0, root + 0 }'; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] " (" v[1] "–" v[NR] ")" }'; }
forget() { find . -name "*.lucid.cache" -delete; rm -rf .lucid; }

targets() { # name, command before each build, arguments
  local name=$1 before=$2 i
  shift 2
  : > "$work/figures"
  for i in $(seq "$pairs"); do
    (cd "$work/with" && eval "$before" && dotnet build All.slnx --no-restore -m:1 -clp:PerformanceSummary "$@" 2>&1 | ours) >> "$work/figures"
  done
  echo "| $name | $(awk '{ print $1 + $2 }' "$work/figures" | median) | $(awk '{ print $2 }' "$work/figures" | median) | $(awk '{ print ($1 + $2) / 50 }' "$work/figures" | median) |"
}

timed() { # folder, arguments: seconds of one build
  local folder=$1 start
  shift
  (cd "$work/$folder" && start=$(date +%s%N) && dotnet build All.slnx --no-restore "$@" > /dev/null 2>&1; echo "$(( ($(date +%s%N) - start) / 1000000 ))")
}

whole() { # name, arguments; the pair's order changes, so that neither always comes second
  local name=$1 i
  shift
  : > "$work/without-ms"; : > "$work/with-ms"; : > "$work/difference"
  for i in $(seq "$pairs"); do
    if [ $((i % 2)) = 0 ]; then a=$(timed without "$@"); b=$(timed with "$@"); else b=$(timed with "$@"); a=$(timed without "$@"); fi
    echo "$a" >> "$work/without-ms"; echo "$b" >> "$work/with-ms"; echo "$((b - a))" >> "$work/difference"
  done
  echo "| $name | $(median < "$work/without-ms") | $(median < "$work/with-ms") | $(median < "$work/difference") |"
}

(generate "$work/without" without)
(generate "$work/with" with)

echo "| 50 projects, one node | Our targets, ms: median of $pairs (range) | of these the root | for each project |"
echo "|---|---|---|---|"
targets "nothing changed" true
targets "rebuild, nothing analysed before" forget --no-incremental
echo
echo "| 50 projects, whole build | without, ms: median of $pairs (range) | with | difference in a pair |"
echo "|---|---|---|---|"
whole "nothing changed"
whole "nothing changed, \`--graph\`" -graph
whole "rebuild" --no-incremental
