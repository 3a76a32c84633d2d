"""What rules ask of elements."""

from typing import Any

from yybnet_crawler.extraction.tree import Element


class Asked:
    """A node that counts how often its attributes are made."""

    times = 0

    @property
    def attributes(self) -> dict[str, str | None]:
        self.times += 1
        return {"class": "story", "id": None}


def test_an_elements_attributes_are_made_once_however_many_lines_in_it_ask():
    node: Any = Asked()
    element = Element(node, "div", None)
    assert [element.get(name) for name in ("class", "id", "style")] == ["story", "", ""]
    assert node.times == 1
