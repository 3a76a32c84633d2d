"""What the page says, in both languages: `texts.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, Literal

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")


@cache
def texts(language: Language) -> dict[str, str]:
    """All of them, with {braces} where figures go."""
    written = files("yybnet_crawler.overview").joinpath("texts.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(written)[language])


def text(key: str, language: Language, **figures: object) -> str:
    """One of them with its figures put in; whole numbers get separators."""
    shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in figures.items()}
    return texts(language)[key].format(**shown)
