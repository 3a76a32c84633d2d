"""`datapackage.json`: what an export holds, as a Frictionless Data Package (https://datapackage.org)."""

import json
from collections.abc import Sequence
from typing import Any, Final

import pyarrow as pa

from yybnet_crawler.export.catalogue import Asked

DATAPACKAGE: Final = "datapackage.json"

_PROFILE: Final = "https://datapackage.org/profiles/2.0/"
_TYPES: Final = {pa.string(): "string", pa.date32(): "date", pa.int32(): "integer"}


def describe_parquet(files: Sequence[str], schema: pa.Schema, asked: Asked) -> bytes:
    """`files`: as seen from the package's folder."""
    return _package(
        [
            {
                "name": "articles",
                "title": "Articles of yybnet.net (地方网)",
                "path": list(files),
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "schema": _table(schema),
            }
        ],
        asked,
    )


def describe_csv(tables: Sequence[tuple[str, str, Sequence[str]]], schema: pa.Schema, asked: Asked) -> bytes:
    """`tables`: name, file, and columns of each; those that no record has are text."""
    resources = [
        {
            "name": name,
            "path": path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [_cell(column, schema if name == "articles" else pa.schema([])) for column in columns]
            },
        }
        for name, path, columns in tables
    ]
    return _package(resources, asked)


def _package(resources: list[dict[str, Any]], asked: Asked) -> bytes:
    package = {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": "yybnet-articles",
        "title": "Articles of yybnet.net (地方网)",
        "description": f"The newest version of each article that is not withdrawn. Chosen: {asked.chosen}.",
        "resources": [{**each, "$schema": f"{_PROFILE}dataresource.json"} for each in resources],
    }
    return json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n"


def _table(schema: pa.Schema) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILE}tableschema.json",
        "fields": [_field(each) for each in schema],
        "primaryKey": ["url"],
    }


def _field(column: pa.Field) -> dict[str, Any]:
    said: dict[str, Any] = {"name": column.name, "type": _type(column.type)}
    if column.metadata:
        said["description"] = column.metadata[b"description"].decode()
    if not column.nullable:
        said["constraints"] = {"required": True}
    return said


def _cell(name: str, schema: pa.Schema) -> dict[str, Any]:
    """In a sheet a list is one text, and what is required may be an empty one."""
    if name not in schema.names:
        return {"name": name, "type": "string"}
    said = _field(schema.field(name))
    said.pop("constraints", None)
    return said | ({"type": "string"} if said["type"] == "array" else {})


def _type(of: pa.DataType) -> str:
    if pa.types.is_list(of):
        return "array"
    return "datetime" if pa.types.is_timestamp(of) else _TYPES[of]
