"""Every address asked by everybody gives the answer that is written down in tests/access_table.py."""

from dataclasses import dataclass

import pytest
from django.urls import URLPattern, get_resolver, reverse

from tests.access_table import GROUPS, TABLE
from tests.world import PEOPLE, undone


@dataclass(frozen=True)
class Line:
    """One line of the table: an address at one place of the world, what it is asked, who gets which answer."""

    name: str
    at: str
    methods: tuple[str, ...]
    answers: tuple[tuple[str, int], ...]

    @classmethod
    def read(cls, text: str) -> "Line":
        name, at, methods, *answers = (part.strip() for part in text.split("|"))
        found = {"anonymous": 302} if "anonymous" not in text else {}
        for answer in answers:
            status, *who = answer.split()
            for each in who:
                named = GROUPS.get(each, (each,)) if each != "*" else PEOPLE
                found |= {person: int(status) for person in named if person not in found}
        return cls(name, at, tuple(methods.split()), tuple((who, found[who]) for who in PEOPLE))

    @property
    def title(self):
        return f"{self.name} at {self.at} {self.methods[0]}".replace(" ", "_")


LINES = [Line.read(text) for text in TABLE.splitlines() if text.strip() and not text.lstrip().startswith("#")]


def names(patterns=None, space="") -> set[str]:
    """The name of every address of the house."""
    found = set()
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLPattern):
            found |= {f"{space}{each.name}"} if each.name else set()
        else:
            found |= names(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
    return found


def written(line: Line, answers: dict[str, int]) -> str:
    """What was answered, as the line of the table that would be true."""
    parts = []
    answers = {who: status for who, status in answers.items() if (who, status) != ("anonymous", 302)}
    for status in sorted(set(answers.values())):
        who = {person for person, answer in answers.items() if answer == status}
        named = [group for group, members in GROUPS.items() if set(members) <= who]
        covered = {member for group in named for member in GROUPS[group]}
        parts.append(f"{status} {' '.join([*named, *(p for p in PEOPLE if p in who - covered)])}")
    return f"{line.name} | {line.at} | {' '.join(line.methods)} | {' | '.join(parts)}"


def address_of(world, line: Line) -> str:
    """The health page is asked for one probe: the others wait for machines that are not there."""
    return reverse(line.name, kwargs=world.at[line.at]) + ("?only=database" if line.name == "healthz" else "")


def test_every_address_has_a_line():
    named = {line.name for line in LINES}
    assert sorted(names() - named) == [], "write a line for each of these in tests/access_table.py"
    assert sorted(named - names()) == [], "these addresses are gone; take their lines away"


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.title)
def test_each_person_gets_the_answer_of_the_table(
    world, known_at_the_door, papers_unprinted, plain_refusals, uncounted, line
):
    address = address_of(world, line)
    for method in line.methods:
        answers = {}
        for who in PEOPLE:
            with undone():
                answers[who] = world.client(who).generic(method, address).status_code
        assert answers == dict(line.answers), f"\n{method} {address}\n{written(line, answers)}"


def test_a_stranger_sees_only_the_sign_in_page_and_what_is_public():
    open_to_strangers = {line.name for line in LINES if dict(line.answers)["anonymous"] == 200}
    published = {f"proposals:public{part}" for part in ("", "_case", "_csv", "_file", "_json")}
    public = ("public", "public_plan", "public_paper", "public_topic", "public_topic_paper", "public_opinion")
    public += ("public_filings", "public_filing", "public_filing_text", "public_filing_paper")
    supervised = {f"supervision:{name}" for name in public}
    supervised |= {"supervision:suggest_review", "supervision:request_status"}  # 审查建议
    supervised |= {"supervision:public_call", "supervision:idea_status"}  # 征集监督议题
    signing_in = {"account_login", "accounts:sign_in", "account_inactive"}
    assert open_to_strangers == {
        "healthz",
        *signing_in,
        "portal:feed",
        "meetings:public",
        "meetings:public_meeting",
        "meetings:public_register",
        "meetings:observe",
        "meetings:observe_meeting",
        "meetings:observe_status",
        *published,
        *supervised,
        "meetings:public_paper",
        "meetings:practice",  # by the address alone, which the office gives to a candidate
    }
