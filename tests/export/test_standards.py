"""Formats that others have set."""

import json

import pytest

from tests.data.folders import FIRST, SITE, record, write
from tests.export.exported import export

FULL = record(
    1,
    title="桥头的灯亮了",
    source="耀州晚报",
    date="2018-01-09T08:22:00+08:00",
    reporters=["韩小满"],
    correspondents=["齐远"],
    authors=["陆远"],
    photographers=["温叙"],
    editors=["岑立夏"],
    body=["第一段。", "第二段。"],
    recommended_links=[
        {"section": "新闻推荐", "title": "修路", "url": f"{SITE}/a/b/201801/2.html", "summary": "修好了"}
    ],
    breadcrumb=["地方网", "陕西", "铜川市", "铜川新闻"],
    images=[{"url": f"{SITE}/lamp.jpg", "caption": "灯"}],
    fetched_at="2026-01-01T00:00:00+00:00",
)
BARE = record(2, date="2018-01-10", body=[])


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    root = tmp_path_factory.mktemp("data")
    write(root, FIRST, [FULL, BARE])
    return root


def test_json_ld_is_one_document_of_news_articles(data, tmp_path):
    export(data, tmp_path / "a.jsonld")
    document = json.loads((tmp_path / "a.jsonld").read_bytes())
    assert document["@context"] == "https://schema.org"
    full, bare = document["@graph"]
    province = {"@type": "AdministrativeArea", "name": "陕西省", "identifier": code("610000")}
    assert full == {
        "@type": "NewsArticle",
        "@id": FULL["url"],
        "url": FULL["url"],
        "headline": "桥头的灯亮了",
        "inLanguage": "zh",
        "datePublished": "2018-01-09T08:22:00+08:00",
        "author": [{"@type": "Person", "name": "韩小满"}, {"@type": "Person", "name": "陆远"}],
        "contributor": [
            {"@type": "Role", "roleName": "correspondent", "contributor": {"@type": "Person", "name": "齐远"}},
            {"@type": "Role", "roleName": "photographer", "contributor": {"@type": "Person", "name": "温叙"}},
        ],
        "editor": [{"@type": "Person", "name": "岑立夏"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "耀州晚报"},
        "articleBody": "第一段。\n第二段。",
        "image": [{"@type": "ImageObject", "contentUrl": f"{SITE}/lamp.jpg", "caption": "灯"}],
        "contentLocation": {
            "@type": "AdministrativeArea",
            "name": "铜川市",
            "identifier": code("610200"),
            "containedInPlace": province,
        },
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": FULL["url"],
            "breadcrumb": "地方网 > 陕西 > 铜川市 > 铜川新闻",
            "relatedLink": [f"{SITE}/a/b/201801/2.html"],
        },
        "sdDatePublished": "2026-01-01T00:00:00+00:00",
    }
    assert bare["datePublished"] == "2018-01-10"
    assert not {"author", "publisher", "articleBody", "image"} & set(bare)


def code(value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": value}


# What ninjs 3.0 knows of what we write; each object there may have nothing else.
ITEM = {
    "uri", "type", "standard", "versionCreated", "contentCreated", "edNote", "language", "headlines", "by", "bodies",
    "infoSources", "located", "associations", "descriptions", "renditions", "name",
}  # fmt: skip
WITHIN = {
    "headlines": {"role", "contentType", "value"},
    "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
    "descriptions": {"role", "contentType", "value"},
    "infoSources": {"name", "role", "uri", "literal", "contactInfo"},
    "renditions": {"name", "uri", "href", "contentType", "title"},
}


def test_ninjs_is_a_news_item_a_line(data, tmp_path):
    export(data, tmp_path / "a.ninjs")
    full, bare = (json.loads(line) for line in (tmp_path / "a.ninjs").read_bytes().splitlines())
    for item in (full, bare, *full["associations"]):
        assert set(item) <= ITEM
        assert "uri" in item
        for name, known in WITHIN.items():
            assert all(set(each) <= known for each in item.get(name, ()))
    assert all("name" in each for each in full["associations"])  # as an association must have
    assert full["headlines"] == [{"role": "main", "value": "桥头的灯亮了"}]
    assert full["contentCreated"] == "2018-01-09T08:22:00+08:00"
    assert full["by"] == "韩小满、齐远、陆远"
    assert full["located"] == "陕西省铜川市"
    assert full["bodies"][0]["value"] == "第一段。\n第二段。"
    assert [source["name"] for source in full["infoSources"]] == [
        "耀州晚报",
        "韩小满",
        "齐远",
        "陆远",
        "温叙",
        "岑立夏",
    ]
    assert "contentCreated" not in bare  # a moment that nobody knows
    assert bare["edNote"] == "Published on 2018-01-10; the time of day is not known."


def test_a_parquet_folder_describes_itself(data, tmp_path):
    export(data, tmp_path / "a.parquet")
    package = json.loads((tmp_path / "a.parquet" / "datapackage.json").read_bytes())
    (resource,) = package["resources"]
    assert [(tmp_path / "a.parquet" / path).exists() for path in resource["path"]] == [True]
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert fields["date"]["type"] == "date"
    assert fields["published_at"]["type"] == "datetime"
    assert fields["body"] == {
        "name": "body",
        "type": "array",
        "description": "as in the record, never null",
        "constraints": {"required": True},
    }


def test_csv_files_are_described_too(data, tmp_path):
    export(data, tmp_path / "a.csv")
    package = json.loads((tmp_path / "a.datapackage.json").read_bytes())
    described = {each["path"]: [field["name"] for field in each["schema"]["fields"]] for each in package["resources"]}
    for path, names in described.items():
        assert (tmp_path / path).read_text("utf-8-sig").splitlines()[0] == ",".join(names)
    assert sorted(described) == ["a.csv", "a.images.csv", "a.links.csv"]
