# Sourced by run-tests and try-it: makes .venv with gidr-lint in it, and for "test" all test tools.

need_venv() {
  python3 -c 'import ensurepip, venv' >/dev/null 2>&1 && return 0
  local as_root=""
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then as_root="sudo"; else
      echo "缺少python3-venv，请先安装 / python3-venv is missing: apt-get install python3-venv" >&2
      exit 2
    fi
  fi
  $as_root apt-get update -qq >&2 && $as_root apt-get install -y -qq --no-install-recommends python3 python3-venv >&2
}

make_environment() {
  local kind=$1 stamp
  command -v python3 >/dev/null 2>&1 || need_venv
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "需要Python 3.11或更高版本 / Python 3.11 or newer is needed" >&2
    exit 2
  }
  [ -x .venv/bin/python ] || { need_venv; python3 -m venv .venv; }
  stamp="$kind $(cat pyproject.toml dev/pyproject.toml plugins/*/pyproject.toml 2>/dev/null | cksum)"
  if [ "$(cat .venv/.made-for 2>/dev/null)" = "$stamp" ]; then return 0; fi
  if [ "$kind" = test ]; then
    .venv/bin/python -m pip install -q --disable-pip-version-check -e '.[test]' || install_failed
    local plugin
    for plugin in dev/ plugins/*/; do
      .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps -e "$plugin" || install_failed
    done
  else
    .venv/bin/python -m pip install -q --disable-pip-version-check -e . || install_failed
  fi
  # As an installed package has it: where Python may not write bytecode, each start would compile anew.
  .venv/bin/python -m compileall -q src dev plugins || true
  printf '%s' "$stamp" > .venv/.made-for
}

# Without an index an environment that was made before may still do.
install_failed() {
  if .venv/bin/python -c 'import gidr_lint, pytest' >/dev/null 2>&1; then
    echo "安装未完成，使用已有环境 / could not install; going on with what is there" >&2
  else
    echo "安装失败，请检查网络或软件源 / installing failed; check the network or the package index" >&2
    exit 2
  fi
}
