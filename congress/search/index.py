"""The index column: three weights of grams as one tsvector, built here and cast by the server.

The server's own parser is not asked: what it takes for a word depends on the locale it was built with.
"""

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, Value

from congress.search.text import cut

# PostgreSQL refuses a vector of a megabyte; a longer text is found by its first part.
MOST_BYTES = 900_000


class AsVector(Func):
    template = "%(expressions)s::tsvector"
    output_field = SearchVectorField()


def document(a: str = "", b: str = "", c: str = "") -> AsVector:
    """What to save into a SearchVectorField: ``a`` the title, ``b`` the body, ``c`` the rest."""
    return AsVector(Value(vector_text(a, b, c)))


def vector_text(a: str = "", b: str = "", c: str = "") -> str:
    """'路灯':1A,2B '灯':4 — a gram's place tells only which part it stands in.

    Single characters carry no part: they are asked for alone, unranked, and leaving them out makes
    the size of a part the number of its pairs, by which likeness is measured. Grams hold letters,
    digits and ideographs only (text.RUN), so nothing in them needs escaping.
    """
    places: dict[str, str] = {}
    size = 0
    for place, text in (("1A", a), ("2B", b), ("3C", c)):
        singles, others = cut(text)
        kept = list(dict.fromkeys(singles))[: (MOST_BYTES - size) // 20]
        places |= dict.fromkeys(kept, "4")
        size += 20 * len(kept)
        for gram in dict.fromkeys(others):
            size += 4 * len(gram) + 16
            if size > MOST_BYTES:
                return _written(places)
            places[gram] = f"{places[gram]},{place}" if gram in places else place
    return _written(places)


def _written(places: dict[str, str]) -> str:
    return " ".join(f"'{gram}':{at}" for gram, at in places.items())
