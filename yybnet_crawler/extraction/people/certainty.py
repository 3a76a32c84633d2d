"""How sure is it that a token is a name?"""

from typing import Final

from yybnet_crawler.extraction.people.names import (
    is_double_surname,
    may_be_sounded,
    may_be_surname_of,
    name_cost,
    text_cost,
)
from yybnet_crawler.extraction.people.roles import Item
from yybnet_crawler.extraction.people.tokens import NAME, WORDS, Token, office_end

_SURE_MARGIN: Final = 3.0  # nats by which a name must read better than words where little else speaks for it
_SURE_MARGIN_OF_FOUR: Final = 8.0  # few names have four characters
_SPECIAL_MARGIN: Final = 8.0  # of a dotted or Latin name
_MARGIN_OF_EVENT: Final = 10.0  # 记者走基层·新春
SHORTEST_NAME: Final = 2  # characters


def margin(text: str, token: Token) -> float:
    """By how much a token reads better as a name than as words, in nats."""
    name = "".join(text[token.start : token.end].split())
    if len(name) > 4 or not name[0] >= "\u3400":
        return _SPECIAL_MARGIN if may_be_sounded(name) else -_MARGIN_OF_EVENT
    return text_cost(name) - name_cost(name)


def is_surely_name(text: str, item: Item) -> bool:
    """Whether an item reads much better as a name than as words."""
    if not isinstance(item, Token) or item.kind is not NAME:
        return False
    name = "".join(text[item.start : item.end].split())
    is_long = len(name) == 4 and not is_double_surname(name[:2])
    return margin(text, item) > (_SURE_MARGIN_OF_FOUR if is_long else _SURE_MARGIN)


def could_sign(text: str, token: Token) -> bool:
    """Whether a short word may be a person: a surname begins it, and it does not end as an office does."""
    word = text[token.start : token.end]
    return token.kind is WORDS and len(word) >= SHORTEST_NAME and may_be_surname_of(word) and not office_end(word)
