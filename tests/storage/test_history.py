"""The reports give the history of a city back to a new index; a report that is none gives nothing and costs nothing."""

import json
from pathlib import Path

import pytest

from tests.storage.runs import crawl_in_hand, parsed, url
from yybnet_crawler.exit_status import ExitStatus


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda report: b"{", id="torn"),
        pytest.param(lambda report: b"\xff\xfe", id="no text"),
        pytest.param(lambda report: b"[]", id="a list"),
        pytest.param(lambda report: json.dumps({**report, "cities": None}).encode(), id="no cities"),
        pytest.param(lambda report: json.dumps({**report, "cities": {"tongchuan": 7}}).encode(), id="a number"),
        pytest.param(
            lambda report: json.dumps(report).replace('"title": 20', '"title": "many"').encode(), id="words for numbers"
        ),
        pytest.param(lambda report: json.dumps(report).replace('"filled"', '"full"').encode(), id="another key"),
    ],
)
def test_a_report_that_is_none_is_passed_over(tmp_path: Path, harm: object, caplog: pytest.LogCaptureFixture) -> None:
    crawl_in_hand(tmp_path, [parsed(url(number), source="耀州晚报") for number in range(20)])
    (report,) = tmp_path.glob("runs/*.json")
    report.write_bytes(harm(json.loads(report.read_bytes())))  # type: ignore[operator]
    (tmp_path / "state.sqlite").unlink()
    run = crawl_in_hand(tmp_path, [parsed(url(number), source="耀州晚报") for number in range(20, 40)])
    assert run.outcome is not None
    assert run.outcome[0] is ExitStatus.DONE
    assert "is not compared with" in caplog.text
