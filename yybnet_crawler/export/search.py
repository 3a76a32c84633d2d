"""Full-text search for Chinese in SQLite, whose own ways of cutting a text into words find no word of two characters.

Each character is a word here, so a word of any length is a phrase of them. Blanks count, and so do signs: what is found
is what stands there.
"""

import re
from collections.abc import Sequence
from typing import Final

_BLANK: Final = "␣"
_BLANKS: Final = re.compile(r"\s")
# Every character but the blank is part of a word; of capitals only those of ASCII are like small letters.
_TOKENIZER: Final = "ascii tokenchars '!\"\"#$%&''''()*+,-./:;<=>?@[\\]^_`{|}~'"

TABLE: Final = f"""
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, body, content = '', tokenize = "{_TOKENIZER}")
"""

# `phrases` in SQL, of the parameter :q.
_PHRASES: Final = """
  WITH RECURSIVE said (words) AS (SELECT trim(replace(:q, '　', ' '))), characters (place, found) AS (
    SELECT 1, '"' FROM said
    UNION ALL
    SELECT place + 1, found || CASE substr(words, place, 1)
      WHEN ' ' THEN CASE substr(words, place - 1, 1) WHEN ' ' THEN '' ELSE '" "' END
      WHEN '"' THEN '"" '
      ELSE substr(words, place, 1) || ' '
    END
    FROM characters, said WHERE place <= length(words)
  )
  SELECT found || '"' FROM characters ORDER BY place DESC LIMIT 1
"""


def query(columns: Sequence[str]) -> str:
    """SQL that finds the articles with the words of the parameter :q, the newest first."""
    shown = ", ".join(f"articles.{name}" for name in columns)
    newest = "ORDER BY articles.date DESC" if "date" in columns else ""
    return (
        f"SELECT {shown} FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid\n"
        f"WHERE articles_fts MATCH ({_PHRASES}) {newest} LIMIT 500"
    )


def characters(text: str) -> str:
    """A text for the index: its characters set apart by blanks."""
    return " ".join(_BLANKS.sub(_BLANK, text))


def phrases(words: str) -> str:
    """For `articles_fts MATCH ?`: finds the articles that have each of the words, which blanks stand between."""
    return " ".join('"{}"'.format(characters(word).replace('"', '""')) for word in words.split())
