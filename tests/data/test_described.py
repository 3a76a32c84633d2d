"""What is made from the fields and columns is what is committed."""

import json

import jsonschema
import pytest

from tests.data.folders import HARD
from yybnet_crawler.data.described import README, SCHEMA_FILE, article_schema, column_table, record_table, with_tables
from yybnet_crawler.data.fields import COLUMNS, FIELDS, SAME_AS
from yybnet_crawler.items import Article, Image, RecommendedLink


def test_the_schema_file_is_what_the_fields_make():
    assert SCHEMA_FILE.read_text("utf-8") == article_schema(), "run `make schema`"


def test_the_tables_in_the_documents_are_what_fields_and_columns_make():
    text = README.read_text("utf-8")
    assert record_table() in text, "run `make schema`"
    assert column_table() in text, "run `make schema`"
    assert with_tables(text) == text


def test_a_document_without_its_table_is_told():
    with pytest.raises(ValueError, match="there is no table that begins with"):
        with_tables("# The data folder\n")


def test_fields_are_those_of_a_record():
    assert [field.name for field in FIELDS] == list(Article.__annotations__)
    parts = {field.name: [part.name for part in field.parts] for field in FIELDS if field.parts}
    assert parts == {"recommended_links": list(RecommendedLink.__annotations__), "images": list(Image.__annotations__)}


def test_each_field_of_a_record_is_a_column():
    assert {field.name for field in FIELDS} < {column.name for column in COLUMNS}
    assert SAME_AS not in COLUMNS


def test_the_schema_takes_records_and_refuses_what_is_none():
    validator = jsonschema.Draft202012Validator(json.loads(article_schema()))
    assert list(validator.iter_errors(HARD[6])) == []
    assert [error.json_path for error in validator.iter_errors({**HARD[6], "date": "2018-01-09T08:22:00Z"})] == [
        "$.date"
    ]
