"""The extension of Python-Markdown that reads `<% lora … %>`, for MkDocs and Zensical."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from . import LoraError, draw

_QUOTED = r'"(?:\\.|[^"\\])*"|' + r"'(?:\\.|[^'\\])*'"
# A "%>" in quotes does not close a tag.
# The end of the name is the end of a word. Without it, each end of a long word would be tried, in quadratic time.
_TAG = re.compile(rf"<%\s*(lora\w*)\b((?:{_QUOTED}|[^\"'%]|%(?!>))*)%>", re.S)
_OPEN = r"<%\s*lora"
_LINE = re.compile(rf"(?:^|\n) {{0,3}}(?={_OPEN})")
_END = re.compile(r"[ \t]*(?:\n|$)")
#: A chapter, as in the core.
_CHAPTER = re.compile(r"[^\W_]{1,12}(?:[.-][^\W_]{1,12}){0,4}")
_REFERENCE = re.compile(r"""\s*["']([^"']*)["']\s*""")

#: The characters of a tag, as in the core. Without a limit, unclosed tags would take quadratic time.
_MAX_TAG = 10_000


def _tag_at(text: str, start: int) -> re.Match[str] | None:
    """Returns the closed tag that starts here."""
    end = start + _MAX_TAG
    return _TAG.match(text, start, end) if text.find("%>", start, end) >= 0 else None


def _find_block(block: str) -> tuple[str, re.Match[str], str] | None:
    """Returns the first tag on its own lines, with the text before and after it."""
    for line in _LINE.finditer(block):
        tag = _tag_at(block, line.end())
        rest = tag and _END.match(block, tag.end())
        if tag and rest:
            return block[: line.start()], tag, block[rest.end() :]
    return None


class _Page:
    """The page that is being rendered, as far as MkDocs or Zensical say which."""

    def __init__(self, md: Markdown) -> None:
        self.file: Path | None = None
        self.text = "\n".join(md.lines)
        self.data: dict[str, Any] = {}
        if "relpath" in md.treeprocessors:
            from mkdocs.utils import meta

            self.file = Path(md.treeprocessors["relpath"].file.abs_src_path)
            self.text = self.file.read_text("utf-8-sig")
            self.data = meta.get_data(self.text)[1]
        elif "rendering_context" in md.preprocessors:
            context = md.preprocessors["rendering_context"]
            self.file = Path(context.config["docs_dir"], context.page.path)
            self.data = context.page.meta
            if self.file.is_file():
                self.text = self.file.read_text("utf-8-sig")

    def error(self, tag: str, message: str) -> Exception:
        """Returns the error with the file and line, as the program reports it in one line."""
        first = tag.split("\n", 1)[0]
        line = self.text.count("\n", 0, max(0, self.text.find(first))) + 1
        text = f"{self.file or 'Markdown'}:{line}: {message}"
        try:
            from mkdocs.exceptions import BuildError
        except ImportError:
            return LoraError(text)
        return BuildError(text)


class _Tags:
    """Draws the tags of a page, and numbers its figures and tables."""

    def __init__(self, md: Markdown, **options: Any) -> None:
        self.md = md
        self.options = options
        self.numbers: dict[str, str] = {}
        self.counts = {"lora": 0, "loraTable": 0}
        self._page: _Page | None = None

    @property
    def page(self) -> _Page:
        self._page = self._page or _Page(self.md)
        return self._page

    def draw(self, source: str, **options: Any) -> dict[str, Any]:
        data = self.page.data
        given = {**self.options, **({"lang": data["lang"]} if data.get("lang") else {})}
        folder = self.page.file.parent if self.page.file else None
        try:
            return draw(source, folder, data=data, **given, **options)
        except LoraError as error:
            raise self.page.error(source, str(error)) from None

    def block(self, source: str, name: str) -> dict[str, Any]:
        """Draws a tag on its own lines."""
        count = self.counts.get(name, 0) + 1
        number = f"{self._prefix(source)}{count}"
        ordinal = sum(self.counts.values()) + 1
        drawn = self.draw(source, id=f"lora-{ordinal}", number=number, markdown=True)
        if drawn["kind"] != "number":
            if drawn["id"] in self.numbers:
                raise self.page.error(source, f"the id “{drawn['id']}” is given twice")
            self.counts[name] = count
            self.numbers[drawn["id"]] = drawn["number"]
        return drawn

    def _prefix(self, source: str) -> str:
        """Returns the chapter of the page, with which its numbers begin, and a point; or nothing."""
        chapter = self.page.data.get("chapter")
        if chapter is None or chapter is False:
            return ""
        if isinstance(chapter, (int, str)) and _CHAPTER.fullmatch(str(chapter)) and chapter is not True:
            return f"{chapter}."
        allowed = 'a whole number, as in chapter: 3, or text in quotes, as in chapter: "3.10"'
        raise self.page.error(source, f"chapter must be {allowed}; got {str(chapter)[:60]!r}")

    def inline(self, source: str, name: str, arguments: str) -> str | etree.Element:
        """Returns a number or a reference."""
        if name == "loraRef":
            return self.reference(source, arguments)
        drawn = self.draw(source)
        if drawn["kind"] != "number":
            raise self.page.error(
                source, "a figure must be on its own line; here, only show= and loraRef are possible"
            )
        return AtomicString(drawn["text"])

    def reference(self, source: str, arguments: str) -> etree.Element:
        match = _REFERENCE.fullmatch(arguments)
        number = self.numbers.get(match[1]) if match else None
        if match is None or number is None:
            known = ", ".join(self.numbers) or "none"
            raise self.page.error(
                source, f"no figure or table of this page has this id; the ids are: {known}"
            )
        link = etree.Element("a", {"href": f"#{match[1]}"})
        link.text = AtomicString(number)
        return link


class _BlockProcessor(BlockProcessor):
    def __init__(self, md: Markdown, tags: _Tags) -> None:
        super().__init__(md.parser)
        self.tags = tags

    def test(self, parent: etree.Element, block: str) -> bool:
        found = _find_block(block)
        return found is not None and not self._is_inline(found[1])

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        found = _find_block(blocks.pop(0))
        assert found
        before, tag, after = found
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        drawn = self.tags.block(tag[0], tag[1])
        paragraph = etree.SubElement(parent, "p")
        paragraph.text = self.tags.md.htmlStash.store(drawn["html"])
        if after.strip():
            blocks.insert(0, after)

    @staticmethod
    def _is_inline(tag: re.Match[str]) -> bool:
        """Whether the tag is a number or a reference, which is a paragraph by itself."""
        outside = re.sub(_QUOTED, "", tag[2])
        return tag[1] == "loraRef" or re.search(r"\bshow\s*=", outside) is not None


class _InlineProcessor(InlineProcessor):
    def __init__(self, md: Markdown, tags: _Tags) -> None:
        super().__init__(rf"\\<%|{_OPEN}", md)
        self.tags = tags

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[str | etree.Element | None, int | None, int | None]:
        if match[0].startswith("\\"):
            return AtomicString("<%"), match.start(0), match.end(0)
        tag = _tag_at(data, match.start(0))
        if tag is None:
            return None, None, None
        return self.tags.inline(tag[0], tag[1], tag[2]), tag.start(0), tag.end(0)


class LoraExtension(Extension):
    """Reads tags. Code stays as written, and so does a tag after a backslash."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "lang": ["en", "The language of pages that state none"],
            "locales": ["", "The path of a file with the author's languages"],
            "interactive": [False, "Whether figures have controls, which need the script"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        self.md = md
        self.reset()

    def reset(self) -> None:
        tags = _Tags(self.md, **self.getConfigs())
        # After indented code, and before the rules that would split the tag.
        self.md.parser.blockprocessors.register(_BlockProcessor(self.md, tags), "lora", 75)
        self.md.inlinePatterns.register(_InlineProcessor(self.md, tags), "lora", 185)


def makeExtension(**kwargs: Any) -> LoraExtension:
    return LoraExtension(**kwargs)
