"""An article as a news item of ninjs 3.0, the IPTC's News in JSON."""

from typing import Any, Final

from yybnet_crawler.export.cells import written
from yybnet_crawler.export.export import Job
from yybnet_crawler.export.tables import ROLES

STANDARD: Final = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}
_ROLE: Final = "urn:yybnet-crawler:role:"


def as_news_item(row: dict[str, Any], job: Job) -> dict[str, Any]:
    """ninjs has moments only: a day alone stands in `edNote`. Pictures and recommended links are associations."""
    places = [row[level] for level in ("province", "city", "county") if row[level]]
    named = [
        {"name": name, "role": f"{_ROLE}{role}"}
        for column, role in ROLES.items()
        for name in dict.fromkeys(row[column])
    ]
    source = [{"name": row["source"], "role": f"{_ROLE}newspaper"}] if row["source"] else []
    writers = dict.fromkeys((*row["reporters"], *row["correspondents"], *row["authors"]))
    only_day = row["date"] is not None and row["published_at"] is None
    said = {
        "uri": row["url"],
        "type": "text",
        "standard": STANDARD,
        "versionCreated": written(row["fetched_at"]),
        "contentCreated": written(row["published_at"]),
        "edNote": f"Published on {row['date']}; the time of day is not known." if only_day else None,
        "language": "zh",
        "headlines": [{"role": "main", "value": row["title"]}],
        "by": "、".join(writers),
        "bodies": [{"role": "main", "contentType": "text/plain", "value": "\n".join(row["body"])}]
        if row["body"]
        else None,
        "infoSources": source + named,
        "located": "".join(places),
        "associations": [*map(_picture, row["images"]), *map(_link, row["recommended_links"])],
    }
    return {name: value for name, value in said.items() if value}


def _picture(image: dict[str, Any]) -> dict[str, Any]:
    said = {
        "name": "picture",
        "uri": image["url"],
        "type": "picture",
        "renditions": [{"name": "main", "href": image["url"]}],
    }
    return said | ({"descriptions": [{"role": "caption", "value": image["caption"]}]} if image["caption"] else {})


def _link(link: dict[str, Any]) -> dict[str, Any]:
    said = {
        "name": link["section"],
        "uri": link["url"],
        "type": "text",
        "headlines": [{"role": "main", "value": link["title"]}],
    }
    return said | ({"descriptions": [{"role": "summary", "value": link["summary"]}]} if link["summary"] else {})
