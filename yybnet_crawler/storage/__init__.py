"""What is written under `YYBNET_DATA_DIR`, and why it can be trusted.

The JSON Lines are the truth. A run writes `articles/<run>.jsonl.part` and holds a lock on it; the file gets
its final name only when it is whole and on disk. A run that dies leaves a `.part` whose lock is free: the
next run keeps its whole lines, drops a torn last one, and gives it its name. `state.sqlite` is an index made
from the files that have their final name, so an article counts as known only when its line is safe on disk.

run_files.py  a file that is being written, sealed, recovered   lines.py    a record as a line, and back
archive.py    responses as WARC                                 state.py    the index
lock.py       one run at a time for each city                   folder.py   what dead runs left; the index
patience.py   when a page that failed is asked again            outputs.py  the files of one run
drift.py      this run compared with the last ones              history.py  the readings that it is compared with
ledger.py     what became of every page asked for               report.py   runs/<run>.json
conclusion.py the end of a run                                  run.py      the Scrapy extension, all together
run_name.py   names that sort by time                          regions_done.py  what a run did for each region
sealed.py     every sealed file, wherever it lies              months.py   many of them in one
intake.py     sealed files into the index                      walked.py   which listings were walked to their end
"""
