"""Which charset are these bytes in? The bytes themselves answer better than what is declared.

Strict UTF-8 is never an accident in Chinese text, so it is tried first. What is not UTF-8 on a Chinese portal is
GBK or its superset GB18030 (GB2312 in a declaration means the same), whatever header and meta tag say; Big5 looks
alike, so it is believed only when it is declared, and only where it gives the likelier text. A page may be put
together of pieces in two charsets: then each piece of text between two tags is asked for itself.
"""

import codecs
import re
from typing import Final

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NO_DECLARATION: Final = re.compile(rb"<!--.*?-->|<script\b.*?</script", re.IGNORECASE | re.DOTALL)
_BIG5: Final = frozenset({"big5", "big5-hkscs", "big5hkscs", "cn-big5", "x-x-big5"})
# Han characters and their marks: three bytes each in UTF-8. Bytes of GBK that are UTF-8 by chance are others.
_WIDE: Final = re.compile("[\u2010-\u2027\u3000-\u9fff\uff00-\uffef]")
_ONLY_WIDE: Final = re.compile("[\x00-\x7f\xa0\xb7\u2010-\u2027\u3000-\u9fff\uff00-\uffef]*")
_PIECE: Final = re.compile(rb"<?[^<]*")
_HEAD_BYTES: Final = 4096  # a declaration stands near the top (HTML asks for the first 1,024 bytes)
# The most frequent characters of Chinese text, in both scripts: bytes read in a wrong charset give rare ones.
_FREQUENT: Final = re.compile("[的一是了在有不人大中上和年到地为為这這国國个個来來我们們会會时時日本报報记記者新]")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EURO: Final = b"\x80"  # in Windows' GBK, which browsers read for any of its names
_SAMPLE_BYTES: Final = 512  # enough markup to see that every second byte is NUL


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Like `replace`, but for the euro's sign."""
    assert isinstance(error, UnicodeDecodeError)
    return ("€", error.start + 1) if error.object[error.start : error.start + 1] == _EURO else ("\ufffd", error.end)


_OR_EURO: Final = "replace-or-euro"
codecs.register_error(_OR_EURO, _replace)


def to_utf8(body: bytes, content_type: str | None) -> bytes:
    """The page in UTF-8. Bytes that fit no charset become U+FFFD; never raises."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace").encode("utf-8", "replace")
    if wide := utf16_without_mark(body):
        return body.decode(wide, "replace").encode("utf-8", "replace")
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, content_type).encode("utf-8", "replace")
    return body


def utf16_without_mark(body: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` for a page in UTF-16 without a byte order mark: its tags are half NULs."""
    sample = body[:_SAMPLE_BYTES]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[::2], sample[1::2]
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros.count(0) * 2 > len(zeros) and others.count(0) * 20 < len(others):
            return encoding
    return None


def _decode_other(body: bytes, content_type: str | None) -> str:
    text = body.decode("utf-8", "replace")
    other = _other_charset(body, content_type)
    wide, broken = len(_WIDE.findall(text)), text.count("\ufffd")
    # UTF-8 with a cut character: what is broken is the smaller part. GBK read as UTF-8 breaks at nearly every
    # character; three bytes of it fit by chance once in thirty. (The errors of the other reading tell nothing:
    # GB18030 has a character for nearly every pair of bytes.)
    if wide * 30 < broken:
        return body.decode(other, _OR_EURO)
    return "".join(_decode_piece(piece, other, mostly_utf8=broken < wide) for piece in _PIECE.findall(body))


def _decode_piece(piece: bytes, other: str, *, mostly_utf8: bool) -> str:
    """The text up to the next tag: UTF-8 where it is Chinese text in UTF-8, or nearly; else the other charset."""
    if piece.isascii():
        return piece.decode("ascii")
    text = piece.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken and (mostly_utf8 or _ONLY_WIDE.fullmatch(text)):
        return text
    wide = len(_WIDE.findall(text))
    is_utf8 = broken < wide or (mostly_utf8 and broken == 1)  # one cut character
    return text if is_utf8 else piece.decode(other, _OR_EURO)


def _other_charset(body: bytes, content_type: str | None) -> str:
    if not _BIG5.isdisjoint(declared_charsets(body, content_type)):
        readings = {encoding: body.decode(encoding, "replace") for encoding in ("big5hkscs", "gb18030")}
        return max(readings, key=lambda encoding: len(_FREQUENT.findall(readings[encoding])))
    return "gb18030"


def declared_charsets(body: bytes, content_type: str | None) -> set[str]:
    """The charsets that the page and its header name, lower case; not those in a comment or a script."""
    head = _NO_DECLARATION.sub(b"", body[:_HEAD_BYTES])
    found = (*_DECLARED.findall(head), *_DECLARED.findall((content_type or "").encode("ascii", "ignore")))
    return {name.decode("ascii").lower() for name in found}
