"""The typed truth of the embedded site is fit to judge the crawler by, and the committed pages show it."""

import re
from pathlib import Path

import lxml.html
import pytest

from fixtures.site.build import MOBILE, PAGES, WWW, write
from fixtures.site.content import Article, load_site
from fixtures.site.markups import CHARSETS, MARKUPS

SITE = load_site()
PEOPLE = ("reporters", "correspondents", "photographers", "editors")

each_article = pytest.mark.parametrize(
    "article", SITE.articles, ids=lambda article: f"{article.region}-{article.number}"
)


def shown_text(article: Article) -> str:
    """All the text of the article's page, hidden text too, without any blank."""
    charset = article.charset or CHARSETS.get(article.markup, ("utf-8",))[0]
    # What the page declares is wrong on some: the text is decoded here, not by lxml.
    html = (PAGES / WWW / article.path[1:]).read_bytes().decode(charset)
    return re.sub(r"\s", "", str(lxml.html.document_fromstring(html).xpath("string()")))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_committed_pages_are_what_build_writes(tmp_path):
    write(tmp_path)
    rendered, committed = files(tmp_path), files(PAGES)
    changed = sorted(name for name in rendered.keys() | committed.keys() if rendered.get(name) != committed.get(name))
    assert not changed, "run `python -m fixtures.site.build`, read the pages that change, and commit them"


def test_the_site_has_at_least_four_regions_and_about_sixty_articles():
    assert len(SITE.regions) >= 4
    assert len(SITE.articles) >= 55


def test_every_markup_shows_several_articles():
    shown = [article.markup for article in SITE.articles]
    shown += ["mobile" for article in SITE.articles if article.mobile]
    assert {markup: shown.count(markup) >= 3 for markup in MARKUPS} == dict.fromkeys(MARKUPS, True)


def test_no_two_articles_share_a_number_a_title_or_a_paragraph():
    paragraphs = [paragraph for article in SITE.articles for paragraph in article.body]
    assert len({article.number for article in SITE.articles}) == len(SITE.articles)
    assert len({article.title for article in SITE.articles}) == len(SITE.articles)
    assert len(set(paragraphs)) == len(paragraphs)


def test_a_trap_is_at_no_article_s_address():
    assert not {trap.path for region in SITE.regions for trap in region.traps} & {
        article.path for article in SITE.articles
    }


@each_article
def test_a_date_says_its_zone_or_is_a_day_only(article):
    assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\+08:00)?", article.date)


@each_article
def test_text_is_clean_as_a_record_must_be(article):
    record = SITE.record(article)
    texts = [record["title"], record["source"] or "", *record["body"], *record["breadcrumb"]]
    texts += [link["title"] for link in record["recommended_links"]]
    for text in texts:
        assert text == " ".join(text.split()), "blanks at an end, doubled, or ideographic"
        assert "\ufffd" not in text
        assert "隐身" not in text


@each_article
def test_a_name_has_no_blank_and_stands_on_its_page(article):
    record, shown = SITE.record(article), shown_text(article)
    for name in (name for key in PEOPLE for name in record[key]):
        assert not re.search(r"\s", name)
        assert name in shown


@each_article
def test_what_the_record_says_stands_on_the_page_in_this_order(article):
    record, shown = SITE.record(article), shown_text(article)
    links = [text for link in record["recommended_links"] for text in (link["title"], link["summary"] or "")]
    position = 0
    for text in [*record["breadcrumb"], record["title"], *record["body"], *links]:
        found = shown.find(re.sub(r"\s", "", text), position)
        assert found >= 0, text
        position = found


@each_article
def test_the_date_stands_in_the_meta_line_as_printed(article):
    printed = [int(number) for number in re.findall(r"\d+", " ".join(article.meta))]
    typed = [int(number) for number in re.findall(r"\d+", article.date.removesuffix("+08:00"))]
    if len(typed) == 6 and typed[5] == 0:
        typed.pop()  # seconds that the page does not show
    assert printed[: len(typed)] == typed


@each_article
def test_a_summary_is_the_opening_of_the_article_that_it_recommends(article):
    for link in SITE.record(article)["recommended_links"]:
        if link["summary"] is not None:
            recommended = next(other for other in SITE.articles if other.url == link["url"])
            assert recommended.body[0].startswith(link["summary"].removesuffix("..."))
            assert link["title"] == recommended.title


@each_article
def test_no_section_names_a_link_twice(article):
    links = [(link["section"], link["url"]) for link in SITE.record(article)["recommended_links"]]
    assert len(set(links)) == len(links)


def test_an_article_with_a_mobile_page_has_it_at_the_same_path():
    mobile = [article for article in SITE.articles if article.mobile]
    assert [article.number for article in mobile if not (PAGES / MOBILE / article.path[1:]).is_file()] == []
