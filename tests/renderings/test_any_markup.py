"""Every page, in markup put together by chance, gives its record."""

from dataclasses import asdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yybnet_crawler import extract_article

from .any_markup import Markup, markups
from .articles import PAGES
from .every_rendering import differences
from .page_text import PageText


# Deterministic, so that a build does not fail by chance; no deadline, since this is not about time.
@settings(derandomize=True, max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PAGES), markups)
def test_the_record_does_not_depend_on_markup_made_by_chance(page: PageText, markup: Markup) -> None:
    html = markup.render(page)
    article = extract_article(html.encode(), url=page.url, content_type="text/html")
    wrong = differences(page.record(rails_first=markup.rails_first), asdict(article))
    assert not wrong, f"{page.name}\n" + "\n".join(wrong) + f"\n{html}"
