"""What Datasette is told of an export, so that it is a site to search and browse: titles, facets, a search."""

import json
from collections.abc import Sequence

from yybnet_crawler.data.fields import COLUMNS, SAME_AS
from yybnet_crawler.export.cells import OBJECTS
from yybnet_crawler.export.search import query
from yybnet_crawler.export.tables import roles, side_tables

_SHOWN = ("id", "title", "source", "date", "city", "county", "url")
_FACETS = ("source", "province", "city", "county")


def describe_site(name: str, columns: Sequence[str]) -> bytes:
    """Datasette's metadata, JSON. `name`: the file's, without its ending; Datasette calls the database so."""
    meanings = {column.name: column.meaning for column in (*COLUMNS, SAME_AS) if column.name in columns}
    tables = {
        "articles": {
            "title": "文章 Articles",
            "label_column": "title" if "title" in columns else "url",
            "facets": [each for each in _FACETS if each in columns],
            "columns": {name: meaning for name, meaning in meanings.items() if name not in OBJECTS},
            "size": 50,
            **({"sort_desc": "date"} if "date" in columns else {}),
        },
        "regions": {"title": "地区 Regions", "label_column": "name", "facets": ["province"], "sort_desc": "articles"},
        "export_catalogue": {"hidden": True},
    }
    if roles(columns):
        tables["people"] = {
            "title": "人物 People",
            "description": "One row for each name, role and newspaper: 两份报纸的同名者未必是一人",
            "label_column": "name",
            "facets": ["role", "source"],
            "sort_desc": "articles",
        }
        tables["article_people"] = {"title": "文章与人物 Who is named in which article"}
    titles = {"links": "推荐链接 Recommended links", "images": "图片 Images"}
    for table, parts in side_tables(columns).items():
        has_section = any(part.name == "section" for part in parts)
        tables[table] = {
            "title": titles[table],
            "label_column": "title" if table == "links" else "url",
            "facets": ["section"] if has_section else [],
        }
    shown = [each for each in _SHOWN if each in columns or each == "id"]
    search = {
        "title": "搜索 Search",
        "sql": query(shown),
        "params": ["q"],
        "hide_sql": True,  # who searches wants the articles
        "description": "全文搜索，词间用空格。Words of any length.",
    }
    said = {
        "title": "地方网文章 Articles of yybnet.net",
        "databases": {
            name: {"title": "地方网文章 Articles of yybnet.net", "tables": tables, "queries": {"search": search}}
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n"
