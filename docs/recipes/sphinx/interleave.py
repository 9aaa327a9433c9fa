"""The directive ``interleave`` for Sphinx: a program that readers can run.

Where a page is not HTML, or is read without JavaScript, the program stands there as a literal block.
"""

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

__version__ = "1.0"

LANGUAGES = ("python", "javascript")


def one_of(*values):
    return lambda argument: directives.choice(argument, values)


class playground(nodes.General, nodes.Element):
    """Holds the literal block of the program, and the attributes of the element."""


class Interleave(SphinxDirective):
    """``.. interleave:: python`` with the program as its content, or in ``:file:``."""

    has_content = True
    optional_arguments = 1
    option_spec = {
        "file": directives.path,
        # What follows becomes attributes of <interleave-playground>.
        "speed": one_of("0.25", "1", "4", "instant"),
        "view": directives.unchanged_required,
        "height": directives.unchanged_required,
        "label": directives.unchanged_required,
        "keep": directives.unchanged_required,
        "expected": directives.unchanged_required,
        "engine": one_of("lazy", "hover", "eager"),
        "theme": one_of("auto", "light", "dark"),
        "group": directives.unchanged_required,
        "site": directives.uri,
        "autorun": directives.flag,
        "readonly": directives.flag,
        "lines": directives.flag,
    }

    def run(self):
        attributes = {name: value or "" for name, value in self.options.items() if name != "file"}
        language = self.arguments[0] if self.arguments else LANGUAGES[0]
        if language not in LANGUAGES:
            raise self.error(f"interleave: programs are in {' or '.join(LANGUAGES)}, not in {language}")
        attributes["language"] = language
        program = self.program()
        block = nodes.literal_block(program, program, language=language)
        self.set_source_info(block)
        return [playground("", block, attributes=attributes)]

    def program(self):
        name = self.options.get("file")
        if (name is None) == (not self.content):
            raise self.error("interleave: give the program as content or as :file:, one of them")
        if name is None:
            return "\n".join(self.content)
        relative, path = self.env.relfn2path(name)
        self.env.note_dependency(relative)
        try:
            with open(path, encoding="utf-8") as file:
                return file.read()
        except OSError as problem:
            raise self.error(f"interleave: {name} cannot be read: {problem.strerror}") from problem


def is_a_site(translator):
    """Whether pages are made that can run programs; an EPUB is HTML too, and cannot."""
    return translator.builder.name in ("html", "dirhtml", "singlehtml", "readthedocs")


def visit_html(self, node):
    if is_a_site(self):
        self.body.append(self.starttag(node, "interleave-playground", "", **node["attributes"]))


def depart_html(self, node):
    if is_a_site(self):
        self.body.append("</interleave-playground>\n")


def just_its_block(self, node):
    """The literal block inside is written as any other."""


def add_script(app, pagename, templatename, context, doctree):
    if doctree is not None and next(doctree.findall(playground), None) is not None:
        app.add_js_file(app.config.interleave_script, type="module")


def setup(app):
    # In a folder of html_static_path, or an address of its own.
    app.add_config_value("interleave_script", "interleave/interleave.js", "html")
    app.add_directive("interleave", Interleave)
    plain = (just_its_block, just_its_block)
    app.add_node(
        playground,
        html=(visit_html, depart_html),
        latex=plain,
        text=plain,
        man=plain,
        texinfo=plain,
    )
    app.connect("html-page-context", add_script)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
