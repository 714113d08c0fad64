"""Page numbers of a packet, and how they survive a second edition.

A number is a tuple: (12,) is page 12, (12, 1) is page 12-1, put in after page 12. In a later edition every
paper that stayed keeps its numbers, a paper that changed uses the numbers of its old place, and what does not
fit there gets numbers in between. So no number of the copies already handed out becomes wrong, and an old copy
with its changed sheets replaced says the same as a new one.
"""

from bisect import bisect_left

Number = tuple[int, ...]


def words(number: Number) -> str:
    return "-".join(map(str, number))


def number_of(text: str) -> Number:
    return tuple(map(int, text.split("-")))


def fresh(counts: list[int]) -> list[list[Number]]:
    """The numbers of papers with so many pages each, from 1 on."""
    found, last = [], 0
    for count in counts:
        found.append([(last + n,) for n in range(1, count + 1)])
        last += count
    return found


def kept(papers: list[tuple[str, int]], old: list[tuple[str, list[Number]]]) -> list[list[Number]]:
    """Numbers for (name, pages) in their new order, so that those of the old edition stay true.

    A paper that moved against the others counts as new at its new place: numbers never run backwards.
    """
    places = dict(old)
    staying = _in_old_order([name for name, _ in papers], [name for name, _ in old])
    found, last = [], (0,)
    for position, (name, count) in enumerate(papers):
        rest = papers[position + 1 :]
        following = next((places[after][0] for after, _ in rest if after in staying), None)
        numbers = places[name][:count] if name in staying else []
        numbers = numbers + between(numbers[-1] if numbers else last, following, count - len(numbers))
        found.append(numbers)
        last = max([last, *numbers, *(places[name] if name in staying else [])])
    return found


def between(last: Number, following: Number | None, count: int) -> list[Number]:
    """So many numbers after the one and before the other."""
    if not count:
        return []
    ways = [[(*last[:depth], last[depth] + n) for n in range(1, count + 1)] for depth in range(len(last))]
    ways += [[(*last, *[0] * depth, n) for n in range(1, count + 1)] for depth in range(len(following or ()) + 1)]
    return next(way for way in ways if following is None or way[-1] < following)


def _in_old_order(new: list[str], old: list[str]) -> set[str]:
    """The most names that stand in the same order in both: the longest rising run of old positions."""
    position = {name: at for at, name in enumerate(old)}
    tops, chains = [], []
    for name in new:
        if name in position:
            at = bisect_left(tops, position[name])
            chain = [*(chains[at - 1] if at else []), name]
            tops[at : at + 1], chains[at : at + 1] = [position[name]], [chain]
    return set(chains[-1]) if chains else set()
