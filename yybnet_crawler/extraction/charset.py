"""Which charset are these bytes in? The bytes themselves answer better than what is declared.

Strict UTF-8 is never an accident in Chinese text, so it is tried first. What is not UTF-8 on a Chinese portal is
GBK or its superset GB18030 (GB2312 in a declaration means the same), whatever header and meta tag say; Big5 looks
alike, so it is believed only when it is declared.
"""

import codecs
import re

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BIG5 = frozenset({"big5", "big5-hkscs", "big5hkscs", "cn-big5", "x-x-big5"})
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef]")  # Han characters and their marks: three bytes each in UTF-8
_HEAD_BYTES = 4096  # a declaration stands near the top (HTML asks for the first 1,024 bytes)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def to_utf8(body: bytes, content_type: str | None) -> bytes:
    """The page in UTF-8. Bytes that fit no charset become U+FFFD; never raises."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace").encode("utf-8", "replace")
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, content_type).encode("utf-8", "replace")
    return body


def _decode_other(body: bytes, content_type: str | None) -> str:
    text = body.decode("utf-8", "replace")
    # UTF-8 with a cut character, or with a script of an advertiser in GBK: what is broken is the smaller part.
    # GBK read as UTF-8 breaks at nearly every character; three bytes of it fit by chance once in thirty. (The
    # errors of the other reading tell nothing: GB18030 has a character for nearly every pair of bytes.)
    if text.count("\ufffd") < len(_WIDE.findall(text)):
        return text
    encoding = "big5hkscs" if declared_charset(body, content_type) in _BIG5 else "gb18030"
    return body.decode(encoding, "replace")


def declared_charset(body: bytes, content_type: str | None) -> str | None:
    """The charset that the page's own declaration names, or the header's where it has none; lower case."""
    match = _DECLARED.search(body[:_HEAD_BYTES]) or _DECLARED.search((content_type or "").encode("ascii", "ignore"))
    return match[1].decode("ascii").lower() if match else None
