"""The fields of a record and the columns of a table of records, stated once.

`article.schema.json`, the Arrow schema, `datapackage.json` and the tables in `data/README.md` are made from these.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from yybnet_crawler.items import SCHEMA_VERSION


class Kind(Enum):
    """What a field holds in JSON."""

    ADDRESS = auto()
    TEXT = auto()  # not blank
    TEXT_OR_NULL = auto()  # not blank when it is there
    ANY_TEXT = auto()  # may be empty
    DATE = auto()  # a day, or a moment in China time; or null
    MOMENT = auto()  # ISO 8601 with zone; or null
    TEXTS = auto()
    OBJECTS = auto()
    VERSION = auto()

    @property
    def in_words(self) -> str:
        """How the documents call it."""
        return _IN_WORDS.get(self, "string")


_IN_WORDS: Final = {
    Kind.TEXT_OR_NULL: "string or null",
    Kind.DATE: "string or null",
    Kind.MOMENT: "string or null",
    Kind.TEXTS: "list of strings",
    Kind.OBJECTS: "list of objects",
    Kind.VERSION: "integer",
}


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    kind: Kind
    meaning: str  # Markdown, one line
    parts: tuple["Field", ...] = ()  # of each object in a list of them


FIELDS: Final = (
    Field(
        "url",
        Kind.ADDRESS,
        "the article's identity, `https://www.yybnet.net/...`, whatever host, scheme,"
        " query or fragment it was found under",
    ),
    Field("title", Kind.TEXT, "the headline as a reader sees it, without the names of site and channel"),
    Field("source", Kind.TEXT_OR_NULL, "the newspaper named after 来源"),
    Field(
        "date",
        Kind.DATE,
        "`2018-01-09T08:22:00+08:00`, China time; only `2018-01-09` where the page shows no time of day",
    ),
    Field(
        "reporters",
        Kind.TEXTS,
        "who stands under 记者 of any kind (本报, 首席, 见习, 特约 ..., 实习生), in print order; a Han name without"
        " spaces",
    ),
    Field(
        "correspondents",
        Kind.TEXTS,
        "who stands under 通讯员; an organisation printed before a name is not a person",
    ),
    Field(
        "authors",
        Kind.TEXTS,
        "who signs as writer without 记者 or 通讯员: `本报讯(甲)`, `(甲)` or `□甲` in a row or behind the last"
        " sentence, `文/甲`, `甲 文/图`, `作者:甲`, 撰文, 执笔, 评论员, children (`小记者甲`), a bare name in the meta"
        " line, `甲/某某报`,"
        " `原创 甲`. `佚名` and the like are nobody. Since schema 2: a line of schema 1 has no such key",
    ),
    Field(
        "photographers",
        Kind.TEXTS,
        "who stands under 摄, 摄影, 图; `甲 文/图` is author and photographer, `记者 甲 摄` photographer only",
    ),
    Field("editors", Kind.TEXTS, "who stands under 编辑, 责任编辑, 责编"),
    Field(
        "body",
        Kind.TEXTS,
        "the paragraphs as printed, in reading order; a byline inside a paragraph stays."
        " Empty only where the article is"
        " its pictures",
    ),
    Field(
        "recommended_links",
        Kind.OBJECTS,
        "what the page recommends, in page order, none twice in a section",
        (
            Field("section", Kind.TEXT, "the label it stands under: 新闻推荐, 相关新闻, 频道推荐, 热点阅读 ..."),
            Field("title", Kind.ANY_TEXT, "the link's words without bullet, rank or moment, cut where the page cuts"),
            Field("url", Kind.ADDRESS, "canonical, as `url`"),
            Field("summary", Kind.TEXT_OR_NULL, "the teaser under a headline of 新闻推荐; null elsewhere"),
        ),
    ),
    Field("breadcrumb", Kind.TEXTS, "地方网, 陕西, 铜川市, 铜川新闻; without the last word, 正文"),
    Field(
        "images",
        Kind.OBJECTS,
        "the pictures inside the article",
        (
            Field("url", Kind.ADDRESS, "its address; the picture itself is not kept"),
            Field("caption", Kind.TEXT_OR_NULL, "the line under it"),
        ),
    ),
    Field("region", Kind.ANY_TEXT, "the first folder of the address: `tongchuan`"),
    Field("channel", Kind.ANY_TEXT, "the folder below it: `news`, a county"),
    Field("fetched_at", Kind.MOMENT, "when the page was fetched, ISO 8601 with zone (UTC)"),
    Field(
        "schema",
        Kind.VERSION,
        f"the version of this table: {SCHEMA_VERSION} since `authors`; lines written"
        f" before that stay as they are and are"
        " not fetched again for it",
    ),
)


class Type(StrEnum):
    """What a column holds; the value is how the documents call it."""

    TEXT = "text"
    DAY = "date"
    CHINA_TIME = "timestamp, Asia/Shanghai"
    UTC_TIME = "timestamp, UTC"
    TEXTS = "list of text"
    LINKS = "list of (section, title, url, summary)"
    IMAGES = "list of (url, caption)"
    NUMBER = "integer"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: Type
    nullable: bool  # a list never is: one without entries is empty
    meaning: str


def _from_record(*names: str) -> tuple[Column, ...]:
    """Columns that hold what the field of the record holds."""
    types = {Kind.TEXTS: Type.TEXTS, Kind.VERSION: Type.NUMBER}
    objects = {"recommended_links": Type.LINKS, "images": Type.IMAGES}
    fields = {field.name: field for field in FIELDS}
    return tuple(
        Column(
            name,
            objects.get(name) or types.get(fields[name].kind, Type.TEXT),
            fields[name].kind is Kind.TEXT_OR_NULL,
            f"as in the record{', never null' if fields[name].kind in (Kind.TEXTS, Kind.OBJECTS) else ''}",
        )
        for name in names
    )


_PLACE = "GB/T 2260, six digits"

COLUMNS: Final = (
    *_from_record("url", "title", "source"),
    Column("date", Type.DAY, True, "the day, in China"),
    Column("published_at", Type.CHINA_TIME, True, "the moment; null where the page shows no time of day"),
    Column(
        "date_precision",
        Type.TEXT,
        True,
        "`day`; `minute`; `second`, where the seconds are not 00; null where the page shows no date",
    ),
    *_from_record("reporters", "correspondents", "authors", "photographers", "editors", "body"),
    *_from_record("recommended_links", "breadcrumb", "images", "region", "channel"),
    Column("province", Type.TEXT, True, "the province, by breadcrumb and address: 陕西省"),
    Column("province_code", Type.TEXT, True, f"its code: `610000` ({_PLACE})"),
    Column("city", Type.TEXT, True, "铜川市; null where the place is the province"),
    Column("city_code", Type.TEXT, True, f"`610200` ({_PLACE})"),
    Column("county", Type.TEXT, True, "耀州区; null where the place is the city"),
    Column("county_code", Type.TEXT, True, f"`610204` ({_PLACE})"),
    Column("fetched_at", Type.UTC_TIME, True, "when the page was fetched"),
    *_from_record("schema"),
)

SAME_AS: Final = Column(
    "same_as",
    Type.TEXT,
    True,
    "the `url` of the earliest article with the same text, or nearly; null for that one, and where there is no other",
)
