"""The hooks: what a plugin may offer, and when each is asked. Project name `gidr_lint`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from pathlib import Path

    from gidr_lint.base.settings import Preset
    from gidr_lint.formats.protocol import Format
    from gidr_lint.forms.model import Form
    from gidr_lint.judging.rule import Rule, RuleRef

hookspec = pluggy.HookspecMarker("gidr_lint")
hookimpl = pluggy.HookimplMarker("gidr_lint")


@hookspec
def gidr_lint_rules() -> Sequence["Rule | RuleRef"]:
    """
    Rules, as objects or as references that load on need. Asked once per configuration.

    A plugin's codes begin with letters of its own (two or more); a clash is an error at load.
    """
    return ()


@hookspec
def gidr_lint_forms() -> Sequence["Path | Form"]:
    """Form files (our own come as `Form`). Asked when the forms are first needed; validated on load."""
    return ()


@hookspec
def gidr_lint_readers() -> Sequence["Format"]:
    """
    Formats, see `gidr_lint.formats.protocol.Format`: `suffixes` and `read`, and if they have it `kind`, `places`,
    `fit` and `write`. Asked when a file is looked up that no earlier format takes; ours come first.
    """
    return ()


@hookspec
def gidr_lint_reporters() -> Sequence[Any]:
    """Reporters, see `gidr_lint.outputs.Reporter`. Asked when `--format` names none of ours."""
    return ()


@hookspec
def gidr_lint_presets() -> Sequence["Preset"]:
    """Presets: a name and what it selects. Asked when `extends` names none of ours."""
    return ()
