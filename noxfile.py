"""`nox` formats, lints, type-checks, checks the layers and tests; each is a session of its own."""

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["style", "types", "layers", "tests"]


def install(session: nox.Session) -> None:
    session.install("-q", "-e", ".[test]")
    session.install("-q", "--no-deps", "-e", "dev", "-e", "plugins/gidr-lint-example-city")


@nox.session
def style(session: nox.Session) -> None:
    """Format in place and lint."""
    session.install("-q", "ruff==0.17.6")
    session.run("ruff", "format", ".")
    session.run("ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    install(session)
    session.run("mypy")


@nox.session
def layers(session: nox.Session) -> None:
    install(session)
    session.run("lint-imports")


@nox.session
def tests(session: nox.Session) -> None:
    install(session)
    session.run("pytest", "-q", "-rs", *session.posargs)


@nox.session
def full(session: nox.Session) -> None:
    """Test with every case where the tests else try a sample: hours."""
    install(session)
    session.run("pytest", "-q", "-rs", *session.posargs, env={"GIDR_LINT_FULL": "1"})


@nox.session
def generate(session: nox.Session) -> None:
    """Write every generated file anew."""
    install(session)
    session.run("python", "-m", "gidr_lint_dev", "generate")
