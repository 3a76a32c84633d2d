"""The page's charts, as specifications of Vega-Lite. Their data stand in the page once, for both languages."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import altair as alt

from yybnet_crawler.overview.people import BETWEEN
from yybnet_crawler.overview.texts import Language, text

Say = Callable[[str], str]
Spec = dict[str, Any]

_COLOUR: Final = "#22577a"
_LINE: Final = "#b7c2cb"
_SCALE: Final = ["#eef4f7", "#9cc5d3", "#38809f", "#123c57"]
_FONT: Final = "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
_ROW: Final = 24  # pixels
_BARS: Final = 62  # days; more are one area, for on a phone bars would be thinner than a pixel

_SHORT: Final = f"split(datum.label, {BETWEEN!r})[0]"  # a person without the newspaper: the other axis names that
_COUNT: Final = alt.Axis(tickCount=6, format=",d", labelExpr="datum.value % 1 ? '' : datum.label")  # of things


def charts(language: Language, datasets: Mapping[str, list[dict[str, Any]]]) -> dict[str, Spec]:
    """By the name of the data each shows; none for data that are empty. `datasets` themselves are not put in."""

    def say(key: str) -> str:
        return text(key, language)

    def rows(name: str, column: str) -> int:
        """How high a chart is, in pixels, that has a row for each value of a column."""
        return _ROW * len({row[column] for row in datasets[name]})

    made: dict[str, Callable[[], alt.Chart]] = {
        "days": lambda: _days(say, bars=len(datasets["days"]) <= _BARS),
        "places": lambda: _ranking("places", say, rows("places", "name")),
        "sources": lambda: _ranking("sources", say, rows("sources", "name")),
        "reporters": lambda: _ranking("reporters", say, rows("reporters", "name")),
        "correspondents": lambda: _ranking("correspondents", say, rows("correspondents", "name")),
        "together": lambda: _matrix(
            "together", say, "one", "other", rows("together", "other"), _by_paper(datasets["together"])
        ),
        "fields": lambda: _fields(say, rows("fields", "field")),
        "from_whom": lambda: _matrix("from_whom", say, "later", "first", rows("from_whom", "first")),
        "rejected": lambda: _ranking("rejected", say, rows("rejected", "name"), "pages", "reason"),
    }
    return {name: _whole(make(), say(f"{name}_heading")) for name, make in made.items() if datasets[name]}


def _days(say: Say, *, bars: bool) -> alt.Chart:
    """Few days are bars, many an area, in which they are taken as UTC, so that no reader's clock moves them."""
    chart = alt.Chart(alt.NamedData("days"), height=220)
    if bars:
        marked = chart.mark_bar(color=_COLOUR)
        x = alt.X("day:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
        day = alt.Tooltip("day:O", title=say("axis_day"))
    else:
        marked = chart.mark_area(color=_COLOUR, interpolate="step")
        axis = alt.Axis(format="%Y-%m-%d", labelOverlap=True)
        x = alt.X("day:T", timeUnit="utcyearmonthdate", title=None, axis=axis)
        day = alt.Tooltip("day:T", timeUnit="utcyearmonthdate", format="%Y-%m-%d", title=say("axis_day"))
    y = alt.Y("articles:Q", title=say("axis_articles"), axis=_COUNT)
    articles = alt.Tooltip("articles:Q", format=",", title=say("axis_articles"))
    encoded: alt.Chart = marked.encode(x=x, y=y, tooltip=[day, articles])
    return encoded


def _ranking(name: str, say: Say, height: int, count: str = "articles", of: str = "name") -> alt.Chart:
    what = say(f"axis_{count}")
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name), height=height)
        .mark_bar(color=_COLOUR, cornerRadiusEnd=2)
        .encode(
            x=alt.X(f"{count}:Q", title=what, axis=_COUNT),
            y=alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labelLimit=190)),
            tooltip=[
                alt.Tooltip("name:N", title=say(f"axis_{of}")),
                alt.Tooltip(f"{count}:Q", format=",", title=what),
            ],
        )
    )
    return chart


def _by_paper(pairs: list[dict[str, Any]]) -> list[str]:
    """The people of one newspaper side by side: it is them who work together."""
    return sorted({pair["one"] for pair in pairs}, key=lambda person: person.split(BETWEEN)[::-1])


def _matrix(name: str, say: Say, across: str, down: str, height: int, order: list[str] | None = None) -> alt.Chart:
    sort = order or "ascending"
    titles = [None, None] if order else [say(f"axis_{across}"), say(f"axis_{down}")]
    many = alt.Legend(title=say("axis_articles"), tickMinStep=1, orient="top")
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name), height=height)
        .mark_rect(stroke="white")
        .encode(
            x=alt.X(
                f"{across}:N",
                title=titles[0],
                sort=sort,
                axis=alt.Axis(labelAngle=-60, labelLimit=150, labelExpr=_SHORT),
            ),
            y=alt.Y(f"{down}:N", title=titles[1], sort=sort, axis=alt.Axis(labelLimit=190)),
            color=alt.Color("articles:Q", scale=alt.Scale(range=_SCALE), legend=many),
            tooltip=[
                alt.Tooltip(f"{down}:N", title=say(f"axis_{down}")),
                alt.Tooltip(f"{across}:N", title=say(f"axis_{across}")),
                alt.Tooltip("articles:Q", format=",", title=say("axis_articles")),
            ],
        )
    )
    return chart


def _fields(say: Say, height: int) -> alt.Chart:
    legend = alt.Legend(title=say("axis_share"), format="%", values=[0, 0.5, 1], orient="top")
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("fields"), height=height)
        .mark_rect(stroke="white")
        .encode(
            x=alt.X("period:O", title=None, axis=alt.Axis(labelAngle=-60, labelOverlap=True)),
            y=alt.Y("field:N", title=None, sort=None, axis=alt.Axis(labelLimit=190)),
            color=alt.Color("share:Q", scale=alt.Scale(domain=[0, 1], range=_SCALE), legend=legend),
            tooltip=[
                alt.Tooltip("field:N", title=say("axis_field")),
                alt.Tooltip("period:O", title=say("axis_period")),
                alt.Tooltip("share:Q", format=".1%", title=say("axis_share")),
                alt.Tooltip("there:Q", format=",", title=say("axis_there")),
                alt.Tooltip("of:Q", format=",", title=say("axis_of")),
            ],
        )
    )
    return chart


def _whole(chart: alt.Chart, description: str) -> Spec:
    """As wide as its place in the page; described for those who cannot see it."""
    spec: Spec = (
        chart.properties(width="container", autosize=alt.AutoSizeParams(type="fit-x"), description=description)
        .configure(font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(
            grid=False,
            domainColor="#b7c2cb",
            tickColor="#b7c2cb",
            labelColor="#33424f",
            labelFontSize=12,
            titleFontSize=12,
        )
        .configure_axisQuantitative(grid=True, gridColor="#e6ebef")
        .to_dict()
    )
    return spec
