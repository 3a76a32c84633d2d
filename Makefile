PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
# --without-pip and `pip --python`: works where Debian's python3-venv is not installed.
PIP    := $(PYTHON) -m pip --python $(PY)
READY  := $(VENV)/.ready

.PHONY: crawl test compiled quality unneeded bench-extract bench-crawl bench-archive bench-diff crash-test crash-upkeep whole-site worst-week bench-known bench-runs lock schema bench-analysis bench-status bench-compact

$(READY): requirements/dev.txt
	$(PYTHON) -m venv --clear --without-pip $(VENV)
	$(PIP) install --quiet --require-hashes --no-deps --only-binary :all: -r requirements/dev.txt
	touch $@

# The main job on the small site in fixtures/, without a network. Only just slow enough to see it work.
crawl: $(READY)
	$(PY) -m scrapy crawl region -a region=chengchuan -L WARNING \
	    -s YYBNET_ORIGIN=file:fixtures/site/pages -s DOWNLOAD_DELAY=0.1 -s AUTOTHROTTLE_ENABLED=False

# The whole check: style, types, tests.
test: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(PY) -m pytest -n 2 --dist loadfile

# The extraction compiled: a wheel in dist/, and the tests of the extraction on what it holds. Needs a C compiler.
compiled: $(READY)
	rm -rf build/compiled dist/yybnet_crawler-*-cp*.whl && mkdir -p build/compiled/data
	cp -r $(filter-out build dist data,$(wildcard *)) build/compiled && cp data/README.md build/compiled/data
	YYBNET_COMPILED=1 $(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist build/compiled
	$(PY) -m zipfile -e dist/yybnet_crawler-*-cp*.whl build/compiled
	cd build/compiled && YYBNET_COMPILED=1 ../../$(PY) -m pytest -n 2 --dist loadfile \
	    tests/packaging/test_compiled.py tests/extraction tests/renderings tests/cases tests/reextraction tests/test_quality.py

# How well pages are read, field by field, against fixtures/quality.json. To raise the floors: make quality PIN=--pin
quality: $(READY)
	$(PY) -m tests.quality $(PIN)

# The words of yybnet_crawler/extraction/words.py that nothing needs: each taken out in turn.
unneeded: $(READY)
	$(PY) -m tests.unneeded

# Pages read a second, and the time as a multiple of lxml's bare parse. Where it goes: make bench-extract PROFILE=--profile
bench-extract: $(READY)
	$(PY) -m benchmarks.extract $(PROFILE)

# Pages a second of a whole crawl, and as a part of what only downloading them does. Where it goes: PROFILE=--profile
bench-crawl: $(READY)
	$(PY) -m benchmarks.throughput $(PROFILE)

# What keeping a page costs, and how fast kept pages are read again: one process, two, a cluster of two workers.
bench-archive: $(READY)
	$(PY) -m benchmarks.reextraction

# What comparing two sets of 100,000 records takes.
bench-diff: $(READY)
	$(PY) -m benchmarks.comparison

# Kills a crawl of 2,000 articles sixty times, and fills its disk (as root): 0 lost, 0 twice, 0 torn.
crash-test: $(READY)
	$(PY) -m tests.crash.crashes

# Kills `scrapy compact` and `scrapy forget` at random moments until they come to their ends: 0 lost, 0 twice.
crash-upkeep: $(READY)
	$(PY) -m tests.crash.upkeep $(SEED)

# 340 regions and 30,000 articles from one command, killed twenty times: every article once, the dead regions named.
whole-site: $(READY)
	$(PY) -m tests.crash.whole_site

# Sixty runs on a site that fails in every way: nothing lost, nothing twice, every report true. Another: SEED="--seed 2"
worst-week: $(READY)
	$(PY) -m tests.crash.worst_week $(SEED)

# What a million known articles cost a run: start-up and memory, against none.
bench-known: $(READY)
	$(PY) -m benchmarks.known_articles

# What a hundred thousand earlier runs cost the start of one with nothing new.
bench-runs: $(READY)
	$(PY) -m benchmarks.many_runs

# article.schema.json and the tables in data/README.md, from yybnet_crawler/data/fields.py
schema: $(READY)
	$(PY) -m yybnet_crawler.data.described

# A million records: to Parquet, what is new to Parquet and SQLite, load against DuckDB; searches in a hundred thousand.
bench-analysis: $(READY)
	$(PY) -m benchmarks.analysis

# How long `scrapy status` takes over 300 regions and 100,000 runs.
bench-status: $(READY)
	$(PY) -m benchmarks.status

# What putting 60,000 files into months' files takes, and that nothing is asked for again after it.
bench-compact: $(READY)
	$(PY) -m benchmarks.compaction

# pip-compile in a throw-away venv of the oldest Python; the options keep hosts, paths and indexes out of the files.
COMPILE := $(VENV)-lock/bin/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-emit-options --no-header
lock: PYTHON := python3.11
lock:
	$(PYTHON) -m venv --clear --without-pip $(VENV)-lock
	$(PYTHON) -m pip --python $(VENV)-lock/bin/python install --quiet pip-tools==7.6.2
	$(COMPILE) -o requirements/run.txt pyproject.toml
	$(COMPILE) --extra dev --extra cluster --extra analysis -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	rm -rf $(VENV)-lock
