"""Which pictures stand right before or behind a line?"""

from collections.abc import KeysView, Sequence

from yybnet_crawler.extraction.document import Picture


class PicturesBeside:
    """By a line's number; not one that leads away: the paragraph below an advertisement is no caption."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        self._near: dict[int, list[Picture]] = {}
        self._staying: dict[int, list[Picture]] = {}  # as they are asked for
        for picture in pictures:
            self._near.setdefault(picture.line - 1, []).append(picture)
            self._near.setdefault(picture.line, []).append(picture)

    def numbers(self) -> KeysView[int]:
        """The numbers of lines that one may stand beside; some may be of no line."""
        return self._near.keys()

    def __getitem__(self, number: int) -> list[Picture]:
        if number in self._near and number not in self._staying:
            self._staying[number] = [picture for picture in self._near[number] if not picture.leads_away]
        return self._staying.get(number, [])
