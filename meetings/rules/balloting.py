"""In which order a ballot of persons stands (law.md §9.2): who goes makes room before who comes."""

from collections.abc import Sequence

from meetings.models import ENDING, AppointmentLine, Verb

ACTING = (Verb.ACT, Verb.CHOOSE_ACTING)


def ballot_order(lines: Sequence[AppointmentLine], *, appoint_first: bool) -> list[AppointmentLine]:
    """The motion's own order, as far as these allow (参照深圳市任免条例第十九条):

    of one post the removal stands before the appointment; of one person, with ``appoint_first``, the new post before
    the old one is given up; who is to act is made a deputy head before (地方组织法第五十条第十三项). Where two swap
    their posts the rules contradict each other, and the one about the post is kept.
    """
    left = sorted(lines, key=lambda line: (line.position, line.pk))
    posts, persons = _pairs(left, appoint_first)
    ordered: list[AppointmentLine] = []
    done: set[int] = set()
    while left:
        free = [line for line in left if posts[line.pk] <= done and persons[line.pk] <= done]
        free = free or [line for line in left if posts[line.pk] <= done] or left
        ordered.append(free[0])
        done.add(free[0].pk)
        left.remove(free[0])
    return ordered


def _pairs(lines, appoint_first) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """What must stand before each line: because of its post, because of its person."""
    posts: dict[int, set[int]] = {line.pk: set() for line in lines}
    persons: dict[int, set[int]] = {line.pk: set() for line in lines}
    for one in lines:
        for other in lines:
            if one.post_id == other.post_id and one.verb in ENDING and other.verb not in ENDING:
                posts[other.pk].add(one.pk)
            if (
                one.official_id == other.official_id
                and one.post_id != other.post_id
                and _first(one, other, appoint_first)
            ):
                persons[other.pk].add(one.pk)
    return posts, persons


def _first(one: AppointmentLine, other: AppointmentLine, appoint_first: bool) -> bool:
    if one.verb not in ENDING and other.verb in ACTING:
        return one.verb not in ACTING
    if appoint_first:
        return one.verb not in ENDING and other.verb in ENDING
    return one.verb in ENDING and other.verb not in ENDING
