"""The Arrow schema of a table of records: what every engine and every export is given."""

from typing import Final

import pyarrow as pa

from yybnet_crawler.data.fields import COLUMNS, FIELDS, Column, Field, Kind, Type

_OBJECTS: Final = {
    field.name: pa.list_(pa.struct([(part.name, pa.string()) for part in field.parts]))
    for field in FIELDS
    if field.parts
}
_TYPES: Final = {
    Type.TEXT: pa.string(),
    Type.DAY: pa.date32(),
    Type.CHINA_TIME: pa.timestamp("s", "Asia/Shanghai"),
    Type.UTC_TIME: pa.timestamp("us", "UTC"),
    Type.TEXTS: pa.list_(pa.string()),
    Type.LINKS: _OBJECTS["recommended_links"],
    Type.IMAGES: _OBJECTS["images"],
    Type.NUMBER: pa.int32(),
}


def arrow_field(column: Column) -> pa.Field:
    """What the column means is its metadata, which Parquet keeps."""
    return pa.field(column.name, _TYPES[column.type], column.nullable, {"description": column.meaning})


def _as_read(field: Field) -> pa.DataType:
    if field.parts:
        return _OBJECTS[field.name]
    return {Kind.TEXTS: pa.list_(pa.string()), Kind.VERSION: pa.int32()}.get(field.kind, pa.string())


SCHEMA: Final = pa.schema([arrow_field(column) for column in COLUMNS])
# What stands in a line, where anything may be missing.
LINE: Final = pa.schema([(field.name, _as_read(field)) for field in FIELDS])
