"""Which pictures are the article's: those among its paragraphs, and below them what stands in the story's own block."""

import pytest

from tests.extraction.invented_page import STORY, read

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY)
TREE = '<img src="/uploads/tree.jpg" width="600">'
CODE = '<img src="/images/app.png" width="200">'


def files(story: str) -> list[str]:
    return [image["url"].rpartition("/")[2] for image in read(story).images]


def test_a_picture_below_the_last_paragraph_in_the_storys_block_is_one():
    assert files(f"<div class=text>{PARAGRAPHS}<p>{TREE}</p></div>") == ["tree.jpg"]


@pytest.mark.parametrize(
    "below",
    [
        f"<div class=app>{CODE}<p>下载“澄川云”客户端</p></div>",
        f"<p>编辑：温叙</p><p>{CODE}</p>",
        f"<div><span>赞 12</span>{CODE}</div>",
    ],
)
def test_one_below_it_in_another_block_is_the_sites(below):
    assert files(f"<div class=text>{PARAGRAPHS}</div>{below}") == []


def test_pictures_may_have_a_box_of_their_own_that_is_set_like_the_storys():
    assert files(f"<div class=text>{PARAGRAPHS}</div><div class=text>{TREE}</div>") == ["tree.jpg"]


def test_a_picture_with_the_words_of_captions_is_the_articles_wherever_it_stands():
    assert files(f"<div class=text>{PARAGRAPHS}</div><div>{TREE}<p>市民领树苗。温叙 摄</p></div>") == ["tree.jpg"]


def test_the_name_that_a_file_had_when_it_was_uploaded_is_no_address():
    assert files(f'<div>{PARAGRAPHS}<p><img src="/uploads/tree.jpg" oldsrc="W020180321.jpg"></p></div>') == ["tree.jpg"]
