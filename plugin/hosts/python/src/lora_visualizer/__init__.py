"""Figures of Low-Rank Adaptation, drawn by the same code as the npm package."""

from __future__ import annotations

import base64
import itertools
import json
import threading
from importlib.resources import files
from pathlib import Path
from typing import Any, Mapping

import quickjs

__all__ = ["Figure", "LoraError", "draw", "lora", "lora_table", "print_stylesheet", "stylesheet"]

#: The largest file that a tag may name, in bytes (256 MiB). The engine holds a file as one text.
MAX_FILE = 2**28


class LoraError(ValueError):
    """The arguments of a figure are not allowed. The message is one line."""


_engines = threading.local()
_ids = itertools.count(1)


def _engine() -> quickjs.Context:
    """Returns the engine of this thread with the portable core."""
    if not hasattr(_engines, "context"):
        context = quickjs.Context()
        # Captions may have deeply nested parts.
        context.set_max_stack_size(2**20)
        context.eval(files(__package__).joinpath("portable.js").read_text("utf-8"))
        _engines.context = context
    return _engines.context


def stylesheet() -> str:
    """Returns the stylesheet of the figures."""
    return json.loads(_engine().eval("JSON.stringify(lora.stylesheet)"))


def print_stylesheet() -> None:
    """Prints the stylesheet, for programs that serve files: lora-visualizer-css > docs/lora.css"""
    print(stylesheet())


def draw(
    tag: str, folder: str | Path | None = None, root: str | Path = ".", **options: Any
) -> dict[str, Any]:
    """Draws a tag such as "<% lora 8, 64, 64 %>" and returns all that is known of the figure.

    `folder` contains the files that the tag names; without it, tags cannot name files. All of
    them must be inside `root`. The options are those of
    `render` in eleventy-plugin-lora-visualizer/portable: data, lang, set, id, number, hasCaption, and `locales`, the
    path of a file with the author's languages. Raises LoraError.
    """
    given: dict[str, str] = {}
    if options.get("locales"):
        options["locales"] = json.loads(Path(options["locales"]).read_text("utf-8"))
    while True:
        # An object of JavaScript code would lose a file named __proto__.
        read = f"JSON.parse({json.dumps(json.dumps(given))})"
        code = f"{{...{json.dumps(options, default=str)}, files: {read}}}"
        result = json.loads(_engine().eval(f"lora.render({json.dumps(tag)}, {code})"))
        found = {} if folder is None else _read(Path(folder), Path(root), result["missing"])
        if not found:
            break
        given.update(found)
    if result["problems"]:
        raise LoraError("; ".join(result["problems"]))
    return result


def _read(folder: Path, root: Path, names: list[str]) -> dict[str, str]:
    """Returns the regular files with these names, in Base64. A link counts as the file to which it leads."""
    found = {}
    for name in names:
        try:
            file = Path(folder, name).resolve()
            size = file.stat().st_size if file.is_file() else None
        except (OSError, RuntimeError, ValueError):
            # A name that no file can have, or a loop of links.
            continue
        if not file.is_relative_to(root.resolve()):
            raise LoraError(f"{name} is outside the project: move it into {root.resolve()}")
        if size is None:
            continue
        if size > MAX_FILE:
            raise LoraError(
                f"{name} must have at most {MAX_FILE:,} bytes; it has {size:,}: "
                "draw it with the command lora-visualizer"
            )
        found[name] = base64.b64encode(file.read_bytes()).decode()
    return found


class Figure:
    """A figure that Jupyter shows."""

    def __init__(self, result: Mapping[str, Any]) -> None:
        self.result = result

    @property
    def svg(self) -> str:
        """The wide picture as an SVG file."""
        return self.result["svg"]

    @property
    def alt(self) -> str:
        """The text alternative."""
        return self.result["alt"]

    @property
    def caption(self) -> str:
        """The caption without markup."""
        return plain(self.result["caption"])

    def _repr_svg_(self) -> str | None:
        return self.result.get("svg")

    def _repr_html_(self) -> str:
        return f"<style>{stylesheet()}</style>{self.result['html']}"

    def __repr__(self) -> str:
        return f"{self.caption}. {self.result.get('alt', '')}".strip()


def plain(nodes: list[dict[str, Any]]) -> str:
    """Returns inline nodes as text."""
    return "".join(
        plain(node["children"])
        if "children" in node
        else str(node.get("text") or node.get("tex") or node.get("alt") or "")
        for node in nodes
    )


def _write(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_write, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = " ".join(str(value).split())
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_tag(name: str, positional: tuple[Any, ...], named: Mapping[str, Any]) -> str:
    """Returns the tag with these arguments."""
    values = [*map(_write, positional), *(f"{key}={_write(value)}" for key, value in named.items())]
    return f"<% {name} {', '.join(values)} %>"


def lora(*positional: Any, **named: Any) -> Figure | str:
    """Returns a figure: lora(8, 4096, 4096). With show="trainable", returns a number as text. Raises LoraError."""
    result = draw(write_tag("lora", positional, named), ".", id=f"lora-{next(_ids)}")
    return result["text"] if result["kind"] == "number" else Figure(result)


def lora_table(**named: Any) -> Figure:
    """Returns a table: lora_table(models=["gpt2", "Llama-3.1-8B"], rank=8). Raises LoraError."""
    return Figure(draw(write_tag("loraTable", (), named), ".", id=f"lora-{next(_ids)}"))
