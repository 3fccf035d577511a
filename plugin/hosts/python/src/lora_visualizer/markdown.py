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

from . import LoraError, call, draw

#: A chapter, as in the core.
_CHAPTER = re.compile(r"[^\W_]{1,12}(?:[.-][^\W_]{1,12}){0,4}")
#: More than the characters of a tag. With the rest of a page for each tag, a page would take quadratic time.
_MAX_TAG = 11_000


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
        line = call("findLine", self.text, tag.split("\n", 1)[0])
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

    def inline(self, tag: dict[str, Any]) -> str | etree.Element:
        """Returns a number or a reference."""
        source = tag["source"]
        if "reference" in tag:
            return self.reference(source, tag["reference"])
        drawn = self.draw(source)
        if drawn["kind"] != "number":
            raise self.page.error(
                source, "a figure must be on its own line; here, only show= and loraRef are possible"
            )
        return AtomicString(drawn["text"])

    def reference(self, source: str, name: str) -> etree.Element:
        number = self.numbers.get(name)
        if number is None:
            known = ", ".join(self.numbers) or "none"
            raise self.page.error(
                source, f"no figure or table of this page has this id; the ids are: {known}"
            )
        link = etree.Element("a", {"href": f"#{name}"})
        link.text = AtomicString(number)
        return link


class _BlockProcessor(BlockProcessor):
    def __init__(self, md: Markdown, tags: _Tags) -> None:
        super().__init__(md.parser)
        self.tags = tags
        self._found: dict[str, Any] | None = None

    def test(self, parent: etree.Element, block: str) -> bool:
        self._found = call("findBlock", block) if "<%" in block else None
        return self._found is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        blocks.pop(0)
        found = self._found
        assert found
        if found["before"].strip():
            self.parser.parseBlocks(parent, [found["before"]])
        drawn = self.tags.block(found["source"], found.get("name", ""))
        paragraph = etree.SubElement(parent, "p")
        paragraph.text = self.tags.md.htmlStash.store(drawn["html"])
        if found["after"].strip():
            blocks.insert(0, found["after"])


class _InlineProcessor(InlineProcessor):
    def __init__(self, md: Markdown, tags: _Tags) -> None:
        # A comment is one match, so that its tags are none.
        super().__init__(rf"\\<%|<!--.{{0,{_MAX_TAG}}}?-->|<%", md)
        self.tags = tags

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[str | etree.Element | None, int | None, int | None]:
        if match[0].startswith("\\"):
            return AtomicString("<%"), match.start(0), match.end(0)
        start = match.start(0)
        tag = None if match[0].startswith("<!") else call("readTag", data[start : start + _MAX_TAG])
        if tag is None:
            return None, None, None
        return self.tags.inline(tag), start, start + len(tag["source"])


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
