"""Finding cases: Chinese text search on plain PostgreSQL, similar cases, names by pinyin."""

from congress.search.index import document
from congress.search.names import pinyin_initials, pinyin_key
from congress.search.reading import match, similar
from congress.search.text import grams

__all__ = ["document", "grams", "match", "pinyin_initials", "pinyin_key", "similar"]
