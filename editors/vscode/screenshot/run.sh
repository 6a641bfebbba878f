#!/bin/sh
# Shows a draft in real VS Code (code-server in Chromium) and takes the picture in docs/images.
#
# usage: run.sh DRAFT PICTURE
#
# Needs, on the search path or named by these variables:
#   CODE_SERVER  code-server          CHROMIUM  chromium
#   NODE         node 20 or newer     NODE_PATH a folder that holds playwright-core
#   GIDR_LINT    gidr-lint, an absolute path
set -eu
here=$(cd "$(dirname "$0")" && pwd)
draft=$1
picture=$2
port=${PORT:-8123}
code_server=${CODE_SERVER:-code-server}
gidr_lint=${GIDR_LINT:-$(command -v gidr-lint)}

work=$(mktemp -d)
server=
finish() {
    # The whole group: what is started may be a wrapper around the real program.
    [ -z "$server" ] || kill -s TERM -- "-$server" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT INT TERM

mkdir -p "$work/drafts" "$work/user/User" "$work/user/Machine"
cp "$draft" "$work/drafts/draft.md"
# A setting of the machine is read from here in a remote window, and code-server's is one.
echo "{\"gidrLint.path\": \"$gidr_lint\"}" >"$work/user/Machine/settings.json"
cat >"$work/user/User/settings.json" <<END
{
  "workbench.startupEditor": "none",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.commandCenter.enabled": false,
  "editor.wordWrap": "on",
  "editor.minimap.enabled": false,
  "editor.inlineSuggest.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.unicodeHighlight.ambiguousCharacters": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off"
}
END
export HOME="$work"
set -- --user-data-dir "$work/user" --extensions-dir "$work/extensions"
"$code_server" "$@" --install-extension "$here/../gidr-lint.vsix"
setsid "$code_server" "$@" --auth none --bind-addr "127.0.0.1:$port" --disable-telemetry \
    --disable-update-check --disable-workspace-trust >"$work/log" 2>&1 &
server=$!
"${NODE:-node}" "$here/look.cjs" "http://127.0.0.1:$port/?folder=$work/drafts" "$picture" || {
    cat "$work/log" >&2
    exit 1
}
