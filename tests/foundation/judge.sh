#!/usr/bin/env bash
# Packs the SDK, judges the three sample stacks with real builds of the package, and compares each answer with what is expected of it:
# the errors and warnings listed in <stack>.verified.txt. Exits 0 when every expectation holds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# Outside this repository: each stack is the root of its own.
work="${TMPDIR:-/tmp}/lucid-foundation"
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDTERMINALLOGGER=off

echo "Packing LucidCompliance.Sdk $version"
dotnet pack "$root/nuget/LucidCompliance.Sdk.csproj" --verbosity quiet --output "$root/artifacts/packages"

# A fresh package folder: a package of the same version from an earlier run must not answer.
rm -rf "$work"
mkdir -p "$work"
export NUGET_PACKAGES="$work/packages"
cat > "$work/nuget.config" <<CONFIG
<configuration>
  <packageSources>
    <clear />
    <add key="built" value="$root/artifacts/packages" />
  </packageSources>
</configuration>
CONFIG

# Reduces the console to one line for each finding, as the expectation has it: path, span, level, id and message.
findings() {
  sed -nE "s#^.*/lucid-foundation/$1/(.*\([0-9,]+\): (error|warning) LUCID[0-9]{4}: .*) \(LUCID[0-9]{4}: see LucidExplain\).*\$#\1#p" | LC_ALL=C sort -u
}

failed=0
summary=()
for stack in before as-reported after; do
  echo
  echo "== $stack =="
  cp -r "$here/$stack" "$work/$stack"
  # As a service team has it: a repository that tracks what .gitignore does not exclude. The report lists its env file among the committed files.
  git init -q "$work/$stack"
  git -C "$work/$stack" add -A
  echo "<Project Sdk=\"LucidCompliance.Sdk/$version\" />" > "$work/$stack/compliance.proj"
  code=0
  dotnet build "$work/$stack/compliance.proj" -v minimal -clp:NoSummary -p:LucidComplianceDate=2026-11-24 > "$work/$stack.log" 2>&1 || code=$?
  sed -E "s#$work/##" "$work/$stack.log"
  findings "$stack" < "$work/$stack.log" > "$work/$stack.actual"
  [ -f "$here/$stack.verified.txt" ] || { echo "tests/foundation/$stack.verified.txt is missing" >&2; exit 2; }
  grep -E '\): (error|warning) LUCID' "$here/$stack.verified.txt" | LC_ALL=C sort -u > "$work/$stack.expected" || true
  errors=$(grep -cE '\): error LUCID' "$work/$stack.expected" || true)
  warnings=$(grep -cE '\): warning LUCID' "$work/$stack.expected" || true)
  if [ "$errors" -gt 0 ]; then outcome=fails; else outcome=passes; fi
  if [ "$code" -eq 0 ]; then actual=passes; else actual=fails; fi
  verdict="as expected"
  if [ "$outcome" != "$actual" ] || ! diff "$work/$stack.expected" "$work/$stack.actual" > "$work/$stack.diff"; then
    verdict="NOT AS EXPECTED, see $work/$stack.diff"
    failed=1
  fi
  summary+=("$(printf '%-12s expected: build %s with %s errors and %s warnings; actual: build %s; %s' "$stack" "$outcome" "$errors" "$warnings" "$actual" "$verdict")")
done

echo
printf '%s\n' "${summary[@]}"
exit $failed
