"""What a rendering is: one way to put a page's words into markup and bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from .page_text import PageText

Render = Callable[[PageText], str]


@dataclass(frozen=True)
class Rendering:
    name: str
    render: Render
    encoding: str = "utf-8"  # of the bytes, whatever they declare
    content_type: str | None = "text/html"  # the HTTP header
    errors: str = "xmlcharrefreplace"  # what becomes of a character that the encoding lacks
    rails_first: bool = False  # the column beside the story stands before it in the source

    def body(self, page: PageText) -> bytes:
        return self.render(page).encode(self.encoding, self.errors)


class Renderings(list[Rendering]):
    """A module's renderings, in the order they are written there."""

    def add(
        self,
        *,
        encoding: str = "utf-8",
        content_type: str | None = "text/html",
        errors: str = "xmlcharrefreplace",
        rails_first: bool = False,
    ) -> Callable[[Render], Render]:
        def keep(render: Render) -> Render:
            name = getattr(render, "__name__", "")
            self.append(Rendering(name, render, encoding, content_type, errors, rails_first))
            return render

        return keep
