"""The Sphinx extension: the directives `lora` and `lora-table`, and the role `lora`."""

from __future__ import annotations

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.transforms import Transform
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from . import LoraError, call, draw, script, stylesheet

logger = logging.getLogger(__name__)

CSS = "lora.css"
JS = "lora.js"


class LoraPicture(nodes.image):
    """An SVG file. HTML has the pictures of a page instead, and the figure's description: e-books have `html`, without
    controls, and sites have `page`."""


def _top_fields(parent: nodes.Element) -> nodes.field_list | None:
    """Returns the field list at the top of a page. It reads no further, because a page may have thousands of tags."""
    for child in parent.children:
        if isinstance(child, nodes.section):
            return _top_fields(child)
        if not isinstance(child, nodes.PreBibliographic):
            # Other field lists describe something else, such as a function.
            return child if isinstance(child, nodes.field_list) else None
    return None


def _page_data(document: nodes.document, config: Any) -> dict[str, Any]:
    """Returns the page's field list, which in MyST is its front matter, and `lora_data` of the configuration."""
    fields = _top_fields(document) or ()
    pairs = (field.children for field in fields if isinstance(field, nodes.field))
    return {**config.lora_data, **{name.astext(): body.astext() for name, body in pairs}}


def _words(app: Sphinx) -> Path | None:
    """Returns the path of the author's words."""
    words = app.config.lora_locales
    return Path(app.confdir, words) if words else None


def _draw(host: SphinxDirective | SphinxRole, tag: str, **options: Any) -> dict[str, Any] | None:
    """Draws a tag. Reports an error with the file and line, and returns None."""
    document = host.state.document if isinstance(host, SphinxDirective) else host.inliner.document
    data = _page_data(document, host.config)
    folder = Path(host.env.doc2path(host.env.docname)).parent
    lang = data.get("lang") or host.config.language or "en"
    words = _words(host.env.app)
    # Sphinx reads the page again when one of its files has changed.
    note_file = host.env.note_dependency
    if words:
        note_file(str(words))
    try:
        return draw(tag, folder, host.env.srcdir, note_file, data=data, lang=lang, locales=words, **options)
    except LoraError as error:
        # The error may be that of a file, and later builds must not omit the figure without an error.
        host.env.note_reread()
        logger.error(str(error), location=host.get_location(), type="lora")
        return None


def _text_nodes(inline: list[dict[str, Any]]) -> list[nodes.Node]:
    """Returns inline nodes of the core as nodes of docutils. Texts never become markup."""
    kinds = {"emphasis": nodes.emphasis, "strong": nodes.strong}
    result: list[nodes.Node] = []
    for node in inline:
        if "children" in node:
            children = _text_nodes(node["children"])
            kind = kinds.get(node["type"])
            result += [kind("", "", *children)] if kind else children
        elif node["type"] == "math":
            result.append(nodes.math(node["tex"], node["tex"]))
        elif node["type"] == "code":
            result.append(nodes.literal(node["text"], node["text"]))
        else:
            result.append(nodes.Text(node.get("text") or node.get("alt") or ""))
    return result


def _is_markup(node: nodes.Node) -> bool:
    """Returns whether a node in a caption is written as it is, or has a URL that runs code or reads a file."""
    if not isinstance(node, nodes.Element):
        return False
    # Sphinx copies the file to which a download refers, but links to a URL.
    links = [node.get("refuri"), node.get("reftarget") if isinstance(node, addnodes.download_reference) else None]
    images = [node.get("uri")]
    return isinstance(node, nodes.raw) or not (
        all(call("isSafeLink", url) for url in links if url) and all(call("isSafeImage", url) for url in images if url)
    )


class _PlainCaption(Transform):
    """Makes text of raw markup and unsafe links in an author's caption. A `nodes.pending` in the caption starts it after
    names of links and substitutions have got their values."""

    default_priority = 870

    def apply(self, **kwargs: Any) -> None:
        caption = self.startnode.parent
        caption.remove(self.startnode)
        markup = list(caption.findall(_is_markup))
        if not markup:
            return
        source = caption.astext()
        # From the end, so that the parts of a link come before the link.
        for node in reversed(markup):
            text = node.get("alt", "") if isinstance(node, nodes.image) else node.astext()
            children = [] if isinstance(node, nodes.raw) else node.children
            node.parent.replace(node, children or [nodes.Text(text)])
        logger.warning(call("describeMarkup", source), location=caption.parent, type="lora")


class _Captioned(SphinxDirective):
    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    tag = ""

    def set(self, caption: list[nodes.Node]) -> dict[str, str]:
        """Returns the arguments that the directive states in its own way."""
        alt = {"alt": self.options["alt"]} if "alt" in self.options else {}
        return {**alt, **({"caption": caption[0].astext()} if caption else {})}

    def run(self) -> list[nodes.Node]:
        body = self.parse_content_to_nodes() if self.content else []
        if body and not isinstance(body[0], nodes.paragraph):
            logger.error(
                "the first block of the content is the caption, so it must be a paragraph",
                location=self.get_location(),
                type="lora",
            )
            return []
        number = self.env.new_serialno("lora")
        tag = f"<% {self.tag} {self.arguments[0] if self.arguments else ''} %>"
        options = {"set": self.set(body), "id": f"lora-{number + 1}", "hasCaption": False}
        drawn = _draw(self, tag, **options)
        if drawn is None:
            return []
        if self.config.lora_interactive and (live := _draw(self, tag, **options, interactive=True)):
            drawn["page"] = live.get("html")
        if drawn["kind"] == "number":
            logger.error(
                "a number belongs in a sentence: write :lora:`…`",
                location=self.get_location(),
                type="lora",
            )
            return []
        words = _text_nodes(drawn["caption"])
        if body:
            pending = nodes.pending(_PlainCaption)
            self.state.document.note_pending(pending)
            words = [*body[0].children, pending]
        node = self.build(drawn, words, body[1:])
        self.set_source_info(node)
        node["classes"] += self.options.get("class", [])
        self.add_name(node)
        return [node]

    def build(
        self, drawn: dict[str, Any], words: list[nodes.Node], legend: list[nodes.Node]
    ) -> nodes.Element:
        raise NotImplementedError


class LoraDirective(_Captioned):
    """Draws a figure. The first paragraph of the content is its caption, and the rest its legend."""

    tag = "lora"
    option_spec = {
        "name": directives.unchanged,
        "alt": directives.unchanged,
        "class": directives.class_option,
    }

    def build(
        self, drawn: dict[str, Any], words: list[nodes.Node], legend: list[nodes.Node]
    ) -> nodes.Element:
        picture = LoraPicture(uri=self.write(drawn["svg"]), alt=drawn["alt"], html=drawn["html"])
        picture["page"] = drawn.get("page", drawn["html"])
        figure = nodes.figure("", picture, classes=["lora-host"])
        if words:
            figure += nodes.caption("", "", *words)
        if legend:
            figure += nodes.legend("", *legend)
        return figure

    def write(self, svg: str) -> str:
        """Writes the picture beside Sphinx's own temporary files. Returns its path, as Sphinx reads paths."""
        name = hashlib.sha256(svg.encode()).hexdigest()[:16]
        file = Path(self.env.doctreedir, "lora", f"{name}.svg")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(svg, "utf-8")
        return "/" + Path(os.path.relpath(file, self.env.srcdir)).as_posix()


class LoraTableDirective(_Captioned):
    """Compares models or ranks in a table. The content is its caption."""

    tag = "loraTable"
    option_spec = {"name": directives.unchanged, "class": directives.class_option}

    def build(
        self, drawn: dict[str, Any], words: list[nodes.Node], legend: list[nodes.Node]
    ) -> nodes.Element:
        head, rows = drawn["table"]["head"], drawn["table"]["rows"]

        def to_row(cells: list[list[dict[str, Any]]]) -> nodes.row:
            entries = [nodes.entry("", nodes.paragraph("", "", *_text_nodes(cell))) for cell in cells]
            return nodes.row("", *entries)

        group = nodes.tgroup(
            "",
            *(nodes.colspec(colwidth=1) for _ in head),
            nodes.thead("", to_row(head)),
            nodes.tbody("", *map(to_row, rows)),
            cols=len(head),
        )
        title = [nodes.title("", "", *words)] if words else []
        return nodes.table("", *title, group)


class LoraRole(SphinxRole):
    """Writes a number in a sentence."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        drawn = _draw(self, f"<% lora {self.text} %>")
        if drawn is None:
            return [], []
        if drawn["kind"] == "number":
            return [nodes.Text(drawn["text"])], []
        logger.error(
            "a sentence has no figures: add show=trainable, or write the directive lora",
            location=self.get_location(),
            type="lora",
        )
        return [], []


def _visit_html(self: Any, node: LoraPicture) -> None:
    self.body.append(node["html"] if self.builder.name == "epub" else node["page"])
    raise nodes.SkipNode


def _visit_text(self: Any, node: LoraPicture) -> None:
    self.add_text(node["alt"])
    raise nodes.SkipNode


def _visit_image(self: Any, node: LoraPicture) -> None:
    self.visit_image(node)


def _depart_image(self: Any, node: LoraPicture) -> None:
    self.depart_image(node)


def _has_script(app: Sphinx) -> bool:
    return app.config.lora_interactive and app.builder.name != "epub"


def _check_static_files(app: Sphinx) -> None:
    """Raises ConfigError if Sphinx copies a file of the author to the place of one of ours."""
    files = (CSS, JS) if _has_script(app) else (CSS,)
    # Sphinx removes these endings, which mark templates.
    names = [f"{name}{ending}" for name in files for ending in ("", ".jinja", "_t")]
    for option, folder in (("html_static_path", ""), ("html_extra_path", "_static")):
        for entry in app.config[option]:
            path = Path(app.confdir, entry)
            for name in names:
                if (path.name == name and not folder) or Path(path, folder, name).exists():
                    raise ConfigError(f"{option}: {entry} has a file {name}, the name of a file of lora_visualizer; rename yours")


def _add_assets(app: Sphinx) -> None:
    if app.builder.format == "html":
        _check_static_files(app)
        app.add_css_file(CSS)
        if _has_script(app):
            app.add_js_file(JS, loading_method="defer")
            try:
                script(_words(app))
            except LoraError as error:
                raise ConfigError(f"lora_locales: {error}") from None


def _write_assets(app: Sphinx, error: Exception | None) -> None:
    if app.builder.format == "html" and error is None:
        folder = Path(app.outdir, "_static")
        folder.mkdir(exist_ok=True)
        folder.joinpath(CSS).write_text(stylesheet(), "utf-8")
        if _has_script(app):
            folder.joinpath(JS).write_text(script(_words(app)), "utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value("lora_data", {}, "env")
    app.add_config_value("lora_interactive", False, "env")
    app.add_config_value("lora_locales", "", "env")
    app.add_directive("lora", LoraDirective)
    app.add_directive("lora-table", LoraTableDirective)
    app.add_role("lora", LoraRole())
    image = {name: (_visit_image, _depart_image) for name in ("latex", "man", "texinfo")}
    app.add_node(LoraPicture, html=(_visit_html, None), text=(_visit_text, None), **image)
    # LaTeX reads no SVG files. This extension converts them to PDF, if it is installed.
    if find_spec("sphinxcontrib") and find_spec("sphinxcontrib.cairosvgconverter"):
        app.setup_extension("sphinxcontrib.cairosvgconverter")
    app.connect("builder-inited", _add_assets)
    app.connect("build-finished", _write_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 2}

