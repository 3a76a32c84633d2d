from pathlib import Path

from yybnet_crawler.reextraction.part import Part
from yybnet_crawler.reextraction.progress import Progress


def test_the_line_says_how_far_how_fast_and_how_long(tmp_path: Path) -> None:
    parts = []
    for name, size in (("a.warc", 3000), ("b.warc", 1000)):
        (tmp_path / name).write_bytes(bytes(size))
        parts.append(Part(tmp_path / name, tmp_path / "out", for_merge=False))
    progress = Progress(parts)
    assert progress.line(1) == "0 pages, 0 pages/s, 0 %, time left unknown"
    progress.take({0: (2000, 600)})
    progress.take({1: (0, 0)})
    assert progress.line(60) == "600 pages, 10 pages/s, 50 %, 0:01:00 left"
    progress.take({0: (3000, 900), 1: (1000, 300)})
    assert progress.line(120) == "1200 pages, 10 pages/s, 100 %, 0:00:00 left"
