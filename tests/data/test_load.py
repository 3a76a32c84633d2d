"""`load`: the same records in every engine, and only those that count."""

import json
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from tests.data.folders import FIRST, HARD, SECOND, SITE, by_url, hard_folder, record, write
from tests.data.rows import as_record
from yybnet_crawler.data import DamagedLine, load
from yybnet_crawler.data.arrow_schema import SCHEMA
from yybnet_crawler.errors import BadArgument, DamagedData
from yybnet_crawler.storage.lines import _record

ENGINES = ["arrow", "pandas", "polars", "duckdb"]
each_engine = pytest.mark.parametrize("engine", ENGINES)


def rows(loaded: Any) -> list[dict[str, Any]]:
    """Whatever engine it is of, in Python's own values."""
    if isinstance(loaded, pa.Table):
        return list(loaded.to_pylist())
    if isinstance(loaded, pd.DataFrame):
        return [plain(row) for row in loaded.to_dict("records")]
    if hasattr(loaded, "to_dicts"):
        return list(loaded.to_dicts())
    return [dict(zip(loaded.columns, row, strict=True)) for row in loaded.fetchall()]


def plain(row: dict[Any, Any]) -> dict[str, Any]:
    values = {name: value.tolist() if hasattr(value, "tolist") else value for name, value in row.items()}
    return {
        name: None
        if not isinstance(value, list) and pd.isna(value)
        else getattr(value, "to_pydatetime", lambda v=value: v)()
        for name, value in values.items()
    }


@each_engine
def test_what_is_hard_to_carry_comes_out_as_it_went_in(engine, tmp_path):
    loaded = rows(load(hard_folder(tmp_path), engine=engine))
    assert by_url([as_record(row) for row in loaded]) == by_url(HARD)


@each_engine
def test_the_embedded_site_s_records_come_out_whole(engine, embedded_data):
    written = [
        json.loads(line) for file in (embedded_data / "articles").iterdir() for line in file.read_bytes().splitlines()
    ]
    assert len(written) == 16
    assert by_url([as_record(row) for row in rows(load(embedded_data, engine=engine))]) == by_url(written)


def test_without_an_engine_they_are_articles(tmp_path):
    assert by_url([_record(article) for article in load(hard_folder(tmp_path))]) == by_url(HARD)


def test_the_schema_is_one_whatever_the_folder_holds(tmp_path):
    full = load(hard_folder(tmp_path / "full"), engine="arrow").schema
    write(tmp_path / "bare", FIRST, [record(1)])
    (tmp_path / "empty").mkdir()
    assert full == load(tmp_path / "bare", engine="arrow").schema == load(tmp_path / "empty", engine="arrow").schema
    assert full.names == SCHEMA.names
    assert [field.type for field in full] == [field.type for field in SCHEMA]


def test_pandas_and_polars_keep_types_of_columns_that_hold_nothing(tmp_path):
    write(tmp_path, FIRST, [record(1)])
    in_pandas, in_polars = load(tmp_path, engine="pandas"), load(tmp_path, engine="polars")
    assert str(in_pandas.dtypes["published_at"]) == "timestamp[s, tz=Asia/Shanghai][pyarrow]"
    assert str(in_polars.schema["published_at"]) == "Datetime(time_unit='ms', time_zone='Asia/Shanghai')"
    assert str(in_polars.schema["correspondents"]) == "List(String)"
    assert in_polars["correspondents"].null_count() == 0


def test_the_last_version_counts_by_file_and_by_line(tmp_path):
    write(tmp_path, FIRST, [record(1, title="一"), record(2, title="一"), record(2, title="二")])
    write(tmp_path, SECOND, [record(1, title="二")], packed=True)
    assert [row["title"] for row in rows(load(tmp_path, engine="arrow"))] == ["二", "二"]
    assert [article.title for article in load(tmp_path)] == ["二", "二"]


def test_an_article_that_was_fetched_after_it_was_gone_is_there(tmp_path):
    write(tmp_path, FIRST, [record(n, fetched_at="2026-01-01T00:00:00+00:00") for n in (1, 2)])
    gone = [{"url": record(n)["url"], "reason": "http_404", "at": "2026-01-02T08:00:00+08:00"} for n in (1, 2)]
    write(tmp_path, FIRST, gone, "gone")
    write(
        tmp_path,
        SECOND,
        [
            record(1, fetched_at="2026-01-02T00:00:01+00:00"),
            record(2, title="读自旧网页", fetched_at="2026-01-01T00:00:00+00:00"),
        ],
    )
    assert [article.url for article in load(tmp_path)] == [record(1)["url"]]
    assert load(tmp_path, engine="arrow")["url"].to_pylist() == [record(1)["url"]]


PLACED = [
    record(1, breadcrumb=["地方网", "陕西", "铜川市", "铜川新闻"], date="2018-01-31", source="铜川日报"),
    record(2, breadcrumb=["地方网", "陕西", "铜川市"], date="2018-02-01T00:00:00+08:00", source="耀州晚报"),
    {
        **record(
            3, breadcrumb=["地方网", "陕西", "咸阳市", "彬县"], region="xianyang", channel="binxian", date="2018-02-02"
        ),
        "url": f"{SITE}/xianyang/binxian/201802/3.html",
    },
    {**record(4, region="hefei", breadcrumb=["地方网", "安徽", "合肥市"]), "url": f"{SITE}/hefei/news/201802/4.html"},
]


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        ({}, [1, 2, 3, 4]),
        ({"region": "tongchuan"}, [1, 2]),
        ({"region": "铜川"}, [1, 2]),
        ({"region": "陕西"}, [1, 2, 3]),
        ({"region": "彬县"}, [3]),
        ({"region": "彬州市"}, [3]),  # what it is called now
        ({"region": "咸阳/彬县，安徽"}, [3, 4]),
        ({"region": "xianyang/binxian"}, [3]),
        ({"region": ["hefei", "tongchuan"]}, [1, 2, 4]),
        ({"since": "2018-02-01"}, [2, 3]),
        ({"until": date(2018, 2, 1)}, [1, 2]),
        ({"since": "2018-02-01", "until": "2018-02-01"}, [2]),
        ({"source": "耀州晚报"}, [2]),
        ({"source": "耀州晚报,铜川日报", "region": "陕西", "since": "2018-01-01"}, [1, 2]),
    ],
    ids=str,
)
def test_only_what_is_chosen(chosen, numbers, tmp_path):
    write(tmp_path, FIRST, PLACED)
    expected = [PLACED[number - 1]["url"] for number in numbers]
    assert load(tmp_path, engine="arrow", **chosen)["url"].to_pylist() == expected
    assert [article.url for article in load(tmp_path, **chosen)] == expected


def test_the_places_of_articles(tmp_path):
    write(tmp_path, FIRST, PLACED)
    columns = ["province", "province_code", "city", "city_code", "county", "county_code"]
    loaded = load(tmp_path, engine="arrow").select(columns).to_pylist()
    assert [list(row.values()) for row in loaded][1:3] == [
        ["陕西省", "610000", "铜川市", "610200", None, None],
        ["陕西省", "610000", "咸阳市", "610400", "彬县", "610427"],
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"region": "没有的地方"}, "region=没有的地方: no region is called so"),
        ({"since": "2018-1-1"}, "since=2018-1-1: not a day; write it as 2018-01-31"),
        ({"since": "2018-02-01", "until": "2018-01-01"}, "since must not be later than until"),
        ({"engine": "excel"}, "engine=excel: there are: pandas, polars, duckdb, arrow"),
        ({"reprints": True}, "reprints: needs an engine"),
        ({"folder": "no such folder"}, "no such folder: there is no such data folder"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_said(given, said, tmp_path):
    with pytest.raises(BadArgument, match=said):
        list(load(**({"folder": tmp_path} | given)))


BROKEN = {
    "no JSON": b'{"url":"https://www.yybnet.net/tongchuan/news/201801/2.html","title":\n',
    "our beginning": b'{"url":"https://www.yybnet.net/tongchuan/news/201801/2.html","title":}\n',
    "two in one line": (json.dumps(record(2)) + json.dumps(record(3)) + "\n").encode(),
    "no title": b'{"url":"https://www.yybnet.net/tongchuan/news/201801/2.html"}\n',
    "a number for a name": (json.dumps(record(2, reporters=[7])) + "\n").encode(),
    "a null for a name": (json.dumps(record(2, body=["a", None])) + "\n").encode(),
    "no day": (json.dumps(record(2, date="2018-13-01")) + "\n").encode(),
    "no zone": (json.dumps(record(2, date="2018-01-01T00:00:00")) + "\n").encode(),
    "a blank line": b"\n",
    "bytes that are no text": json.dumps(record(2, title="X")).replace("X", "\udcff").encode("utf-8", "surrogateescape")
    + b"\n",
    "torn at its end": json.dumps(record(2)).encode()[:-9],
}


def urls_of(loaded: Any) -> list[str]:
    return loaded["url"].to_pylist() if isinstance(loaded, pa.Table) else [article.url for article in loaded]


@pytest.mark.parametrize("engine", ["arrow", None])
@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_a_damaged_line_is_told_with_file_and_line(line, engine, tmp_path):
    path = write(tmp_path, FIRST, [record(1)])
    good = json.dumps(record(9)).encode() + b"\n"
    whole = line.endswith(b"\n")
    path.write_bytes(path.read_bytes() + line if not whole else path.read_bytes() + line + good)
    with pytest.raises(DamagedData, match=rf"{FIRST}\.jsonl, line 2: "):
        list(load(tmp_path, engine=engine) or [])
    with pytest.warns(DamagedLine, match=rf"{FIRST}\.jsonl, line 2: .*; left out"):
        urls = urls_of(load(tmp_path, engine=engine, damaged="warn"))
    assert urls == [record(n)["url"] for n in ([1, 9] if whole else [1])]


def test_a_version_that_is_torn_leaves_the_one_before_it(tmp_path):
    write(tmp_path, FIRST, [record(1, title="旧")])
    path = write(tmp_path, SECOND, [record(1, title="新")])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.warns(DamagedLine):
        assert load(tmp_path, engine="arrow", damaged="warn")["title"].to_pylist() == ["旧"]


def test_a_gzipped_file_that_is_cut_off_is_told(tmp_path):
    path = write(tmp_path, FIRST, [record(n, body=[f"{n * n}" * 50]) for n in range(500)], packed=True)
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(DamagedData, match=r"from here on it cannot be unpacked"):
        load(tmp_path, engine="arrow")
    with pytest.warns(DamagedLine):
        loaded = load(tmp_path, engine="arrow", damaged="warn")
    assert loaded["url"].to_pylist() == [record(n)["url"] for n in range(loaded.num_rows)]


def test_an_article_that_was_forgotten_stays_so_when_its_line_is_copied_in_again(tmp_path):
    tombstone = {"url": record(2)["url"], "reason": "asked for", "at": "2026-01-02T08:00:00+08:00"}
    write(tmp_path, FIRST, [tombstone], "forgotten")
    write(tmp_path, SECOND, [record(n, fetched_at="2030-01-01T00:00:00+00:00") for n in (1, 2)])
    assert [article.url for article in load(tmp_path)] == [record(1)["url"]]
    assert load(tmp_path, engine="arrow")["url"].to_pylist() == [record(1)["url"]]
