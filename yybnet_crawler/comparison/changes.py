"""What kind of change lies between two values of a field, and what of them to show."""

import json
import re
from collections import Counter
from typing import Any

_NO_LETTER = re.compile(r"[\W_]+")


def kind_of(old: Any, new: Any) -> str | None:
    """In a few fixed words; None when the values say the same. A key that is not there is as good as empty."""
    if old == new or not (old or new):
        return None
    if not old:
        return "filled"
    if not new:
        return "emptied"
    if isinstance(old, str) and isinstance(new, str):
        return _kind_of_text(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _kind_of_list(old, new)
    return "other"


def _kind_of_text(old: str, new: str) -> str:
    if _letters(old) == _letters(new):
        return "signs or blanks"
    if old in new:
        return "longer"
    return "shorter" if new in old else "other words"


def _kind_of_list(old: list[Any], new: list[Any]) -> str:
    before, after = _counted(old), _counted(new)
    if before == after:
        return "another order"
    if before < after:
        return "entries added"
    if before > after:
        return "entries gone"
    if all(isinstance(each, str) for each in (*old, *new)) and _letters("".join(old)) == _letters("".join(new)):
        return "cut at other places"
    return "entries replaced" if len(old) == len(new) else "entries gone and added"


def shown(old: Any, new: Any) -> tuple[list[str], list[str]]:
    """What of the two values differs, in lines. Of lists only the entries that the other has not."""
    if not (isinstance(old, list) and isinstance(new, list)):
        return _lines(old), _lines(new)
    before, after = _counted(old), _counted(new)
    if before == after:
        return _lines(old), _lines(new)
    return list((before - after).elements()), list((after - before).elements())


def _lines(value: Any) -> list[str]:
    if value is None or value == []:
        return []
    return [_entry(each) for each in value] if isinstance(value, list) else [_entry(value)]


def _counted(entries: list[Any]) -> Counter[str]:
    return Counter(map(_entry, entries))


def _entry(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " | ".join("-" if each is None else str(each) for each in value.values())
    return json.dumps(value, ensure_ascii=False)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)
