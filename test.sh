#!/usr/bin/env bash
# Sets up what the tests need, builds with warnings as errors, checks the format and runs every test.
#   ./test.sh               everything, the long tests in their short form
#   ./test.sh --long        also the long rounds (kill -9, load)
#   ./test.sh --screenshots also takes the pictures of docs/screenshots anew
#   ./test.sh --filter X    only tests whose full name contains X; a leading / makes it an xunit query (/*/*/*Search*)
# The last line is always "N passed, N failed, N skipped"; the exit code is 0 only if something ran and nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# processes of a test run end before code measured for optimising pays off: without that a quarter less processor time
export DOTNET_TieredPGO=0

results=TestResults
# how long the tests of a project may take: they take a third of it on two processors
limit=30m
selection=()

usage() {
    sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

step() {
    printf '\n== %s\n' "$1"
}

fail() {
    printf 'test.sh: %s\n' "$1" >&2
    exit 2
}

read_arguments() {
    while (($# > 0)); do
        case $1 in
            --long)
                export OPTICA_LONG=1
                limit=12h
                ;;
            --screenshots) export OPTICA_SCREENSHOTS=1 ;;
            --filter)
                [[ -n ${2:-} ]] || fail "--filter needs a name"
                if [[ $2 == /* ]]; then selection=(-filter "$2"); else selection=(-method "*$2*"); fi
                shift
                ;;
            --help | -h)
                usage
                exit 0
                ;;
            *) fail "unknown option $1 (see --help)" ;;
        esac
        shift
    done
}

# Installs a distribution package where we may; says no otherwise.
install_package() {
    local -a as_root=()
    command -v apt-get >/dev/null || return 1
    if ((EUID != 0)); then
        as_root=(sudo -n)
        sudo -n true 2>/dev/null || return 1
    fi
    "${as_root[@]}" apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

find_browser() {
    local name
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

provide_browser() {
    local browser
    if [[ -n ${OPTICA_CHROMIUM:-} ]]; then
        [[ -x $OPTICA_CHROMIUM ]] || fail "OPTICA_CHROMIUM=$OPTICA_CHROMIUM cannot be run"
        return
    fi
    if [[ ${CI:-} == true ]] && ! command -v chromium-headless-shell >/dev/null; then
        # the browser without its windows: the same pages for much less processor time
        install_package chromium-headless-shell || echo "No chromium-headless-shell to be had; the whole browser does, too."
    fi
    if ! browser=$(find_browser); then
        echo "No Chromium yet; installing it."
        install_package chromium-headless-shell || install_package chromium || true
        browser=$(find_browser) || browser=
    fi
    if [[ -n $browser ]]; then
        export OPTICA_CHROMIUM=$browser
    elif [[ ${CI:-} == true ]]; then
        fail "no Chromium and none could be installed: the browser tests cannot run"
    else
        echo "No Chromium and none could be installed: the browser tests will be skipped (set OPTICA_CHROMIUM)."
    fi
}

provide_time_zones() {
    [[ -e /usr/share/zoneinfo/America/Santiago ]] || install_package tzdata || fail "no time zone data: install tzdata"
}

# Reads one count of the <assembly> element, which xunit writes before any test's own text.
count() {
    grep -m1 -o '<assembly [^>]*>' "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*'
}

test_projects() {
    dotnet sln Optica.Portal.sln list | tr -d '\r' | tr '\\' '/' | grep '\.Tests\.csproj$'
}

passed=0 failed=0 skipped=0

# Names what failed and how it begins to say why, after everything that the tests wrote themselves.
tell_failures() {
    local file
    for file in "$results"/*.xml; do
        [[ -e $file ]] || continue
        awk -v RS='<test ' '
            / result="Fail"/ {
                split($0, parts, /name="/)
                name = parts[2]; message = $0
                sub(/" (type|result)=.*/, "", name)
                sub(/.*<message>(<!\[CDATA\[)?/, "", message); sub(/(\]\]>)?<\/message>.*/, "", message)
                print "FAILED " name "\n    " substr(message, 1, 600)
            }
        ' "$file"
    done
}

run_project() {
    local project=$1 name code=0 file
    local -a bounded=()
    name=$(basename "$project" .csproj)
    file="$results/$name.xml"
    step "$name"
    # half a thread more than processors: tests of the browser wait a good deal. Whatever hangs is named while it does, and the run
    # ends by a limit of its own, not by that of whoever started it
    command -v timeout >/dev/null && bounded=(timeout --foreground --kill-after=30 "$limit")
    "${bounded[@]}" dotnet "$(dirname "$project")/bin/Release/net10.0/$name.dll" -noColor -noLogo -longRunning 180 \
        -maxThreads 1.5x -xml "$file" "${selection[@]}" || code=$?
    if ((code == 124 || code == 137)); then
        echo "$name was not done after $limit: the tests named last as long running hang. Counted as one failure."
        failed=$((failed + 1))
        return
    fi
    if [[ ! -s $file ]] || ! count "$file" passed >/dev/null; then
        echo "$name left no results (exit code $code): counted as one failure."
        failed=$((failed + 1))
        return
    fi
    local bad=$(($(count "$file" failed) + $(count "$file" errors)))
    if ((code != 0 && bad == 0)); then
        echo "$name ended with exit code $code: counted as one failure."
        bad=1
    fi
    passed=$((passed + $(count "$file" passed)))
    failed=$((failed + bad))
    skipped=$((skipped + $(count "$file" skipped)))
}

read_arguments "$@"
command -v dotnet >/dev/null || fail "the .NET SDK 10 is needed: https://dotnet.microsoft.com/download"

step "Set-up"
provide_time_zones
provide_browser
echo "Browser: ${OPTICA_CHROMIUM:-none}"
dotnet tool restore

step "Build"
dotnet build Optica.Portal.sln -c Release -v q -warnaserror

step "Publish"
rm -rf artifacts/portal
dotnet publish Optica.Portal -c Release -v q --no-build -o artifacts/portal
export OPTICA_PUBLISHED=$PWD/artifacts/portal

step "Format"
dotnet csharpier check .

rm -rf "$results"
mkdir -p "$results"
while read -r project; do
    run_project "$project" </dev/null
done < <(test_projects)

if ((passed + failed == 0)); then
    echo "No test ran: counted as one failure."
    failed=1
fi
if ((failed > 0)); then
    step "What failed"
    tell_failures
fi
echo
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
