"""Reading a page as a browser would: elements with their attributes and text, nothing guessed."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = ("meta", "link", "br", "img", "hr", "input")


class Node:
    """An element of the page."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Node | str] = []

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def all(self, *tags: str) -> Iterator[Node]:
        """Every element below this one, of these tags; of all where none is named."""
        for part in self.content:
            if isinstance(part, Node):
                if not tags or part.tag in tags:
                    yield part
                yield from part.all(*tags)

    def having(self, name: str, value: str) -> Iterator[Node]:
        return (node for node in self.all() if node.attributes.get(name) == value)

    def one(self, name: str, value: str) -> Node:
        (found,) = self.having(name, value)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read(page: str) -> Node:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.root], "an element is left open"
    return reader.root


def cells(page: Node, where: str) -> list[list[str]]:
    """The rows of the table in the element of this id, its head left out."""
    (body,) = page.one("id", where).all("tbody")
    return [[cell.text for cell in row.all("th", "td")] for row in body.all("tr")]


def facts(page: Node, chapter: str) -> dict[str, str]:
    """The figures of a chapter, by what they are; of those that are also told in short, the exact ones."""
    found = {}
    for fact in page.one("id", chapter).all("div"):
        if fact.attributes.get("class", "").startswith("fact "):
            (label,) = fact.all("dt")
            exact = list(fact.having("class", "exact"))
            found[label.text] = (exact or list(fact.all("dd")))[0].text
    return found
