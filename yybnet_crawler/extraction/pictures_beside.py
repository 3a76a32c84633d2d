"""Which pictures stand right before or behind a line?"""

from collections.abc import KeysView, Sequence

from yybnet_crawler.extraction.document import Picture


class PicturesBeside:
    """By a line's number; not one that leads away: the paragraph below an advertisement is no caption."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        self._near: dict[int, list[Picture]] = {}
        for picture in pictures:
            below = picture.line
            self._near.setdefault(below - 1, []).append(picture)
            self._near.setdefault(below, []).append(picture)

    def numbers(self) -> KeysView[int]:
        """The numbers of lines that one may stand beside; some may be of no line."""
        return self._near.keys()

    def __getitem__(self, number: int) -> list[Picture]:
        near = self._near.get(number)
        return [] if near is None else [picture for picture in near if not picture.leads_away]
