"""What the documents point at is there."""

import re

import pytest

from tests.docs.pages import DOCUMENTS, README, ROOT

TOP = "yybnet_crawler|spiders|pipelines|fixtures|tests|benchmarks|docs|deploy|requirements"
EXAMPLE = "name-of-the-case"

LINKS = [
    (document, target)
    for document in DOCUMENTS
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", document.read_text("utf-8"))
]
PATHS = sorted(
    {
        path.rstrip(".")
        for document in DOCUMENTS
        for path in re.findall(rf"(?<![\w/.-])(?:{TOP})/[\w@./-]*", document.read_text("utf-8"))
        if EXAMPLE not in path
    }
)
WRITTEN = sorted(
    {
        name
        for document in DOCUMENTS
        for line in re.findall(r"^    .*", document.read_text("utf-8"), re.MULTILINE)
        for name in re.findall(r"(?:--out |--html |YYBNET_DATA_DIR=|-O | >>? )([a-z][\w.-]+)(?!\S)", line)
    }
)


@pytest.mark.parametrize(("document", "target"), LINKS, ids=[f"{document.name}-{target}" for document, target in LINKS])
def test_a_link_leads_to_a_file(document, target):
    assert (document.parent / target).exists()


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_is_named_is_there(path):
    assert (ROOT / path).exists()


def test_the_readme_leads_to_every_document():
    text = README.read_text("utf-8") + (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert [document.name for document in DOCUMENTS if document != README and document.name not in text] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_command_to_type_writes_is_not_taken_for_a_part_of_the_project(name):
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert f"/{name}" in ignored or f"/{name}/" in ignored
