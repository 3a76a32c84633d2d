"""The page: one file that needs nothing beside it, and asks nobody for anything.

What comes from the site stands in it as JSON, and its script puts it in as text. The page's policy allows that script
and the charts' library, by their digests, and no request.
"""

import json
from base64 import b64encode
from datetime import datetime
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, Final

import altair as alt
import vl_convert

from yybnet_crawler.overview.charts import charts
from yybnet_crawler.overview.counts import most
from yybnet_crawler.overview.gathered import Gathered
from yybnet_crawler.overview.texts import LANGUAGES, Language, text, texts

_BARS: Final = 20  # in a ranking
_PEOPLE: Final = 24  # in the matrix of who works with whom
_PAPERS: Final = 16  # in the matrix of who prints whose texts
_TEXTS: Final = 10  # printed most often
_COLUMNS: Final = ("date", "headline", "source", "people", "place")
_FIGURES: Final = ("articles", "papers", "reporters", "correspondents", "reprints", "rejected")
# Figures that the page's script puts in.
_LATER: Final[dict[str, dict[str, object]]] = {
    "matches": {"count": "{$count}"},
    "times": {"count": "{$count}"},
    "sort_by": {"column": "{$column}"},
}


def html_page(found: Gathered, chosen: str, damaged: int, now: datetime) -> str:
    """The whole page. Takes two seconds, most of them for the charts' library.

    `chosen`: which articles were asked for, `--region 铜川`; "" for all. `damaged`: lines left out. `now`: in China.
    """
    datasets = _datasets(found)
    content = {
        "texts": {language: _texts(found, language, chosen, damaged, now) for language in LANGUAGES},
        "charts": {language: charts(language, datasets) for language in LANGUAGES},
        "datasets": datasets,
        "columns": _COLUMNS,
        "rows": list(found.newest.rows()),
        "longest": list(found.reprints.longest(_TEXTS)),
        "reasons": found.rejections.by_reason(),
    }
    library, script, style = _library(), _bundled("page.js"), _bundled("page.css")
    figures = "".join(f'<li><b>{_figures(found)[name]:,}</b><span data-text="{name}"></span></li>' for name in _FIGURES)
    return Template(_bundled("page.html")).substitute(
        policy=escape(_policy(library, script)),
        style=style,
        figures=figures,
        content=_for_html(content),
        library=library,
        script=script,
    )


def _datasets(found: Gathered) -> dict[str, list[dict[str, Any]]]:
    return {
        "days": list(found.counts.by_day()),
        "places": most(found.counts.places, _BARS),
        "sources": most(found.counts.sources, _BARS),
        "reporters": most(found.people.reporters, _BARS),
        "correspondents": most(found.people.correspondents, _BARS),
        "together": list(found.people.together(_PEOPLE)),
        "fields": list(found.completeness.rows()),
        "from_whom": list(found.reprints.who_from_whom(_PAPERS)),
        "rejected": [{"name": row["name"], "pages": row["pages"]} for row in found.rejections.by_reason()],
    }


def _figures(found: Gathered) -> dict[str, int]:
    return {
        "articles": found.counts.articles,
        "papers": len(found.counts.sources),
        "reporters": len(found.people.reporters),
        "correspondents": len(found.people.correspondents),
        "reprints": found.reprints.articles,
        "rejected": found.rejections.addresses,
    }


def _texts(found: Gathered, language: Language, chosen: str, damaged: int, now: datetime) -> dict[str, str]:
    """Every text with its figures."""
    counts, rows = found.counts, min(found.counts.articles, found.newest.count)
    first, last = counts.span or ("-", "-")
    what = text("only", language, filters=chosen) if chosen else text("everything", language)
    unit = text("year" if found.completeness.by_year else "month", language)
    figures: dict[str, dict[str, object]] = {
        **_LATER,
        "only": {"filters": chosen},
        "scope": {"what": what, "now": f"{now:%Y-%m-%d %H:%M}"},
        "days_note": {"first": first, "last": last, "undated": counts.articles - counts.days.total()},
        "places_note": {"shown": min(_BARS, len(counts.places)), "all": len(counts.places)},
        "sources_note": {
            "shown": min(_BARS, len(counts.sources)),
            "all": len(counts.sources),
            "without": counts.articles - counts.sources.total(),
        },
        "together_note": {"pairs": found.people.pairs},
        "fields_note": {"unit": unit},
        "reprints_note": {"articles": found.reprints.articles, "texts": found.reprints.texts},
        "rejected_note": {"pages": found.rejections.addresses},
        "table_some": {"shown": rows, "all": counts.articles},
        "table_all": {"all": counts.articles},
        "damaged": {"count": damaged},
    }
    said = {key: text(key, language, **figures.get(key, {})) for key in texts(language)}
    said["table_note"] = said["table_all" if rows == counts.articles else "table_some"]
    if not damaged:
        said["damaged"] = ""
    return said


def _for_html(content: Any) -> str:
    """JSON that can stand in a script element: nothing in it ends one, or opens a comment."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def _library() -> str:
    """The charts' library, as the package that makes the charts brings it."""
    version = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    return vl_convert.javascript_bundle("globalThis.vegaEmbed = vegaEmbed;", vl_version=version)


def _bundled(name: str) -> str:
    return files("yybnet_crawler.overview").joinpath(name).read_text(encoding="utf-8")


def _policy(*scripts: str) -> str:
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    others = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; {others}"
