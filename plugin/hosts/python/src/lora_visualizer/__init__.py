"""Figures of Low-Rank Adaptation, drawn by the same code as the npm package."""

from __future__ import annotations

import base64
import itertools
import json
import math
import re
import sys
import threading
import time
from importlib.resources import files
from numbers import Integral, Real
from pathlib import Path
from typing import Any, Callable, Mapping

import quickjs

__all__ = ["Controls", "Figure", "LoraError", "draw", "lora", "lora_table", "script", "stylesheet"]

#: The largest file that a tag may name, in bytes (256 MiB). The engine holds a file as one text.
MAX_FILE = 2**28
#: The CPU time of a thread for one call of the engine, in seconds. An interpreter needs hours for the largest work that Node may do.
MAX_TIME = 600


class LoraError(ValueError):
    """The arguments of a figure are not allowed. The message is one line."""


_engines = threading.local()
_ids = itertools.count(1)
#: Whether figures of notebooks have controls.
_interactive = False


def _file(name: str) -> str:
    """Returns a file that the npm package has too."""
    return files(__package__).joinpath(name).read_text("utf-8")


def _engine() -> quickjs.Context:
    """Returns the engine of this thread with the portable core."""
    if not hasattr(_engines, "context"):
        context = quickjs.Context()
        # Captions may have deeply nested parts.
        context.set_max_stack_size(2**20)
        context.eval(_file("portable.js"))
        _engines.context = context
    return _engines.context


def stylesheet() -> str:
    """Returns the stylesheet of the figures."""
    return json.loads(_engine().eval("JSON.stringify(lora.stylesheet)"))


def script(locales: str | Path | None = None) -> str:
    """Returns the script of the controls. It contains all figures in all languages, and the author's in `locales`."""
    if not locales:
        return _file("controls.js")
    # As JSON, because the engine returns no text that it has put together.
    code = f"JSON.stringify(lora.toWordsScript({json.dumps(_read_words(locales))}))"
    return _evaluate(code) + _file("controls.js")


def call(function: str, *texts: str) -> Any:
    """Returns what a function of the portable core makes of texts."""
    return _evaluate(f"JSON.stringify(lora.{function}({', '.join(map(json.dumps, texts))}))")


def print_stylesheet() -> None:
    """Prints the stylesheet, for programs that serve files: lora-visualizer-css > docs/lora.css"""
    print(stylesheet())


def print_script() -> None:
    """Prints the script of the controls: lora-visualizer-js > docs/lora.js, or with words: lora-visualizer-js words.json"""
    try:
        print(script(*sys.argv[1:2]))
    except LoraError as error:
        sys.exit(str(error))


def _read_words(locales: str | Path) -> Any:
    """Returns the author's languages, which `lora-visualizer words --locales DIRECTORY --json` has written. Raises LoraError."""
    try:
        path = Path(locales)
        if path.exists() and not path.is_file():
            raise OSError("it must be a regular file")
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise LoraError(f"cannot read the words in {locales}: {error}") from None


def _to_json(options: Mapping[str, Any]) -> str:
    """Returns JSON without keys that no tag can name, such as dates. Raises LoraError."""
    try:
        return json.dumps(options, default=str, skipkeys=True)
    except (TypeError, ValueError, RecursionError) as error:
        raise LoraError(f"the page data must be plain values, as in JSON: {error}") from None


def _evaluate(code: str) -> Any:
    """Returns the value of an expression, which is JSON. Raises LoraError for wrong options."""
    return _evaluate_within(code, MAX_TIME)


def _evaluate_within(code: str, limit: float) -> Any:
    """`limit` is in seconds of the CPU time of all threads of the process, which the engine counts."""
    start = time.thread_time()
    try:
        _engine().set_time_limit(limit)
        return json.loads(_engine().eval(code))
    except quickjs.JSException as error:
        # The other lines are the stack.
        message = str(error).split("\n", 1)[0]
        if message == "InternalError: interrupted":
            # Leaves the engine time to notice the limit.
            if time.thread_time() - start < 0.9 * MAX_TIME:
                # Other threads have used the time.
                return _evaluate_within(code, 2 * limit)
            raise LoraError(
                f"the figure must take at most {MAX_TIME:,} seconds to draw: draw it with the command lora-visualizer"
            ) from None
        if not message.startswith("LoraError: "):
            raise
        raise LoraError(message.removeprefix("LoraError: ")) from None


def draw(
    tag: str,
    folder: str | Path | None = None,
    root: str | Path = ".",
    note_file: Callable[[str], object] | None = None,
    **options: Any,
) -> dict[str, Any]:
    """Draws a tag such as "<% lora 8, 64, 64 %>" and returns all that is known of the figure.

    `folder` contains the files that the tag names; without it, tags cannot name files. All of
    them must be inside `root`. `note_file` is called with the path of each file that the figure
    shows. The options are those of
    `render` in eleventy-plugin-lora-visualizer/portable: data, lang, set, id, number, hasCaption, interactive,
    markdown, and `locales`, the path of a file with the author's languages. Raises LoraError.
    """
    given: dict[str, str] = {}
    words = options.pop("locales", None)
    if words:
        options["locales"] = _read_words(words)
    while True:
        # An object of JavaScript code would lose a file named __proto__.
        read = f"JSON.parse({json.dumps(json.dumps(given))})"
        code = f"{{...{_to_json(options)}, files: {read}}}"
        result = _evaluate(f"lora.render({json.dumps(tag)}, {code})")
        found = {} if folder is None else _read(Path(folder), Path(root), result["missing"])
        if not found:
            break
        for name in found if note_file else ():
            note_file(str(Path(folder, name).resolve()))
        given.update(found)
    result = _replace_surrogates(result)
    if result["problems"]:
        raise LoraError("; ".join(result["problems"]))
    return result


def _replace_surrogates(value: Any) -> Any:
    """Returns JSON data without halves of characters, which a JSON file can state and no text file can contain."""
    return json.loads(re.sub("[\ud800-\udfff]", "\ufffd", json.dumps(value, ensure_ascii=False)))


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
        try:
            found[name] = base64.b64encode(file.read_bytes()).decode()
        except OSError as error:
            raise LoraError(f"cannot read {name}: {error.strerror}") from None
    return found


class Controls:
    """The script of the controls, which a notebook needs once: the value of a cell before the figures.

    `locales` is the path of a file with the author's languages.
    """

    def __init__(self, locales: str | Path | None = None) -> None:
        global _interactive
        _interactive = True
        self.script = script(locales)

    def _repr_html_(self) -> str:
        # Without the sequences that would end or change the element.
        code = self.script.replace("</", "<\\/").replace("<!--", "\\x3c!--")
        return f"<script>{code}</script>"

    def __repr__(self) -> str:
        return "Figures of this notebook have controls."


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
    if isinstance(value, Integral):
        return str(value)
    if isinstance(value, Real):
        # In a tag, nan would be a name.
        if not math.isfinite(value):
            raise ValueError(f"got {value}")
        return str(value)
    if not isinstance(value, (str, Path)):
        raise ValueError(f"got {type(value).__name__}")
    text = " ".join(str(value).split())
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_tag(name: str, positional: tuple[Any, ...], named: Mapping[str, Any]) -> str:
    """Returns the tag with these arguments. None is a named argument that is not given."""
    try:
        given = {key: value for key, value in named.items() if value is not None}
        values = [*map(_write, positional), *(f"{key}={_write(value)}" for key, value in given.items())]
    except (ValueError, OverflowError, RecursionError) as error:
        raise LoraError(f"arguments must be numbers, texts and lists of them: {error}") from None
    return f"<% {name} {', '.join(values)} %>"


def lora(*positional: Any, locales: str | Path | None = None, **named: Any) -> Figure | str:
    """Returns a figure: lora(8, 4096, 4096). With show="trainable", returns a number as text. Raises LoraError.

    `locales` is the path of a file with the author's languages.
    """
    tag = write_tag("lora", positional, named)
    result = draw(tag, ".", id=f"lora-{next(_ids)}", interactive=_interactive, locales=locales)
    return result["text"] if result["kind"] == "number" else Figure(result)


def lora_table(locales: str | Path | None = None, **named: Any) -> Figure:
    """Returns a table: lora_table(models=["gpt2", "Llama-3.1-8B"], rank=8). Raises LoraError."""
    return Figure(draw(write_tag("loraTable", (), named), ".", id=f"lora-{next(_ids)}", locales=locales))
