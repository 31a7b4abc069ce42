"""Elements of a page: built as a tree, so that every text is escaped by whoever writes the tree down."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from ucj_cli.i18n.visible import visible


def element(tag: str, *content: str | Element, **attributes: str) -> Element:
    """An element with its content in order; ``aria_label`` is written ``aria-label``, ``class_`` is ``class``.

    What would turn the direction of writing or steer a terminal is written out.
    """
    made = Element(tag, {name.strip("_").replace("_", "-"): visible(value) for name, value in attributes.items()})
    last: Element | None = None
    for part in content:
        if isinstance(part, Element):
            made.append(part)
            last = part
        elif last is None:
            made.text = (made.text or "") + visible(part)
        else:
            last.tail = (last.tail or "") + visible(part)
    return made


def style(rules: str) -> Element:
    """A style sheet: the one text that is not escaped, and no plan's."""
    made = Element("style")
    made.text = rules
    return made


def written(root: Element) -> str:
    """The document that *root* is, as text."""
    return f"<!doctype html>\n{tostring(root, encoding='unicode', method='html')}\n"
