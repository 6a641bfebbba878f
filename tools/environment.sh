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
  stamp="$kind $(cat pyproject.toml dev/pyproject.toml plugins/*/pyproject.toml 2>/dev/null | cksum)"
  if [ "$(cat .venv/.made-for 2>/dev/null)" = "$stamp" ]; then return 0; fi
  local zh="半分钟" en="half a minute"
  if [ "$kind" = test ]; then zh="一两分钟" en="a minute or two"; fi
  echo "正在安装到 .venv，约需$zh，要联网… / Installing into .venv; this takes $en…" >&2
  if [ ! -x .venv/bin/python ]; then
    echo "[1/3] 建立 .venv / making .venv" >&2
    need_venv
    python3 -m venv .venv
  fi
  echo "[2/3] 下载并安装用到的包 / fetching and installing packages" >&2
  if [ "$kind" = test ]; then
    install -e '.[test]' || install_failed
    local plugin
    for plugin in dev/ plugins/*/; do
      install --no-deps -e "$plugin" || install_failed
    done
  else
    install -e . || install_failed
  fi
  echo "[3/3] 编译，马上就好 / compiling, nearly there" >&2
  # As an installed package has it: where Python may not write bytecode, each start would compile anew.
  .venv/bin/python -m compileall -q src dev plugins || true
  printf '%s' "$stamp" > .venv/.made-for
  echo >&2
}

# pip, of which only the name of each package is shown, as it comes.
install() {
  local line name
  .venv/bin/python -m pip install --disable-pip-version-check --progress-bar off "$@" | while IFS= read -r line; do
    case $line in
      "Collecting "*) name=${line#Collecting }; echo "      ${name%%[ <>=!~;[(]*}" >&2 ;;
      "Installing collected packages"*) echo "      安装 / installing" >&2 ;;
    esac
  done
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
