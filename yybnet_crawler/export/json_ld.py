"""An article as a NewsArticle of schema.org."""

from typing import Any, Final

from yybnet_crawler.export.cells import written
from yybnet_crawler.export.export import Job
from yybnet_crawler.export.json_lines import printed_date

DOCUMENT: Final = ('{"@context":"https://schema.org","@graph":[\n', "\n]}\n")

_CODES: Final = "GB/T 2260"


def as_news_article(row: dict[str, Any], job: Job) -> dict[str, Any]:
    """What the record does not say is left out. `relatedLink` is said of the page, as schema.org has it."""
    contributors = [
        {"@type": "Role", "roleName": role, "contributor": _person(name)}
        for role, column in (("correspondent", "correspondents"), ("photographer", "photographers"))
        for name in row[column]
    ]
    said = {
        "@type": "NewsArticle",
        "@id": row["url"],
        "url": row["url"],
        "headline": row["title"],
        "inLanguage": "zh",
        "datePublished": printed_date(row),
        "author": [_person(name) for name in dict.fromkeys((*row["reporters"], *row["authors"]))],
        "contributor": contributors,
        "editor": [_person(name) for name in row["editors"]],
        "publisher": row["source"] and {"@type": "NewsMediaOrganization", "name": row["source"]},
        "articleBody": "\n".join(row["body"]),
        "image": [
            _filled({"@type": "ImageObject", "contentUrl": image["url"], "caption": image["caption"]})
            for image in row["images"]
        ],
        "contentLocation": _place(row),
        "isBasedOn": row["same_as"],
        "mainEntityOfPage": _filled(
            {
                "@type": "WebPage",
                "@id": row["url"],
                "breadcrumb": " > ".join(row["breadcrumb"]),
                "relatedLink": [link["url"] for link in row["recommended_links"]],
            }
        ),
        "sdDatePublished": written(row["fetched_at"]),
    }
    return _filled(said)


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _place(row: dict[str, Any]) -> dict[str, Any] | None:
    """The smallest place, in those around it."""
    place: dict[str, Any] | None = None
    for level in ("province", "city", "county"):
        if row[level]:
            code = {"@type": "PropertyValue", "propertyID": _CODES, "value": row[f"{level}_code"]}
            inner = {"@type": "AdministrativeArea", "name": row[level], "identifier": code}
            place = inner | ({"containedInPlace": place} if place else {})
    return place


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}
