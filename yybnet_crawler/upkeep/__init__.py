"""Looking after a data folder: fewer files (`compaction.py`), an article taken out of all of them (`erasure.py`), and
whether all is as it should be (`inspection.py`)."""
