"""The posts of a district that the congress or its standing committee fills (law.md §9.1), for the units there are."""

from collections.abc import Iterator

from django.utils.timezone import localdate

from congress.organs.models import Unit, UnitKind
from meetings.models import Authority as A
from meetings.models import Nominator as N
from meetings.models import OrganKind as O
from meetings.models import Rank as R

# (kind of unit, organ, nominator, (word behind the name of the unit, rank, authority, what differs)…)
HEAD = {"needs_statement": True, "seats": 1}
JUDGE = {"needs_exam": True, "individual_vote": True}
ELECTED = {"authority": A.ELECT, "nominator": N.PRESIDIUM, "needs_exam": False, "needs_certificate": False}
CITY = "市人民政府"
BRANCH = ("分局", "大队")
ORGANS = (
    (UnitKind.CONGRESS, O.STANDING_COMMITTEE, N.PRESIDIUM, (
        ("主任", R.HEAD, A.ELECT, {**ELECTED, "seats": 1}),
        ("副主任", R.DEPUTY, A.ELECT, ELECTED),
        ("委员", R.MEMBER, A.ELECT, ELECTED),
    )),
    (UnitKind.GOVERNMENT, O.GOVERNMENT, N.GOVERNMENT_HEAD, (
        ("区长", R.HEAD, A.ELECT, {**ELECTED, "seats": 1, "of_government": True}),
        ("副区长", R.DEPUTY, A.DECIDE, {"needs_statement": True, "of_government": True, "files_with": CITY}),
    )),
    (UnitKind.SUPERVISORY, O.SUPERVISORY, N.SUPERVISORY_HEAD, (
        ("主任", R.HEAD, A.ELECT, {**ELECTED, "seats": 1}),
        ("副主任", R.DEPUTY, A.APPOINT, {"needs_statement": True}),
        ("委员", R.MEMBER, A.APPOINT, {}),
    )),
    (UnitKind.COURT, O.COURT, N.COURT_PRESIDENT, (
        ("院长", R.HEAD, A.ELECT, {**ELECTED, "seats": 1}),
        ("副院长", R.DEPUTY, A.APPOINT, {"needs_statement": True}),
        ("审判委员会委员", R.MEMBER, A.APPOINT, JUDGE),
        ("庭长", R.MEMBER, A.APPOINT, JUDGE),
        ("副庭长", R.MEMBER, A.APPOINT, JUDGE),
        ("审判员", R.MEMBER, A.APPOINT, JUDGE),
        # 人民陪审员法第十三条: five years, not sworn in before the committee
        ("人民陪审员", R.MEMBER, A.APPOINT, {
            "needs_exam": False, "individual_vote": False, "needs_certificate": True, "needs_oath": False, "years": 5,
        }),
    )),
    (UnitKind.PROCURATORATE, O.PROCURATORATE, N.CHIEF_PROCURATOR, (
        ("检察长", R.HEAD, A.ELECT, {**ELECTED, "seats": 1, "files_with": "市人大常委会（批准）"}),
        ("副检察长", R.DEPUTY, A.APPOINT, {"needs_statement": True}),
        ("检察委员会委员", R.MEMBER, A.APPOINT, JUDGE),
        ("检察员", R.MEMBER, A.APPOINT, JUDGE),
    )),
)  # fmt: skip
COMMITTEE = (
    ("主任", R.HEAD, A.APPOINT, HEAD),
    ("副主任", R.DEPUTY, A.APPOINT, {}),
    ("委员", R.MEMBER, A.APPOINT, {"needs_exam": False, "needs_oath": False}),
)
# A 专门委员会 is chosen by the congress; between sessions single vice-chairs and members by the standing committee.
SPECIAL = (
    ("副主任委员", R.DEPUTY, A.APPOINT, {}),
    ("委员", R.MEMBER, A.APPOINT, {"needs_exam": False, "needs_oath": False}),
)
CREDENTIALS = (("代表资格审查委员会委员", R.MEMBER, A.APPOINT, {"needs_exam": False, "needs_oath": False}),)


def standard() -> Iterator[dict]:
    """One dict of fields for each post, in the order of a list: organ after organ, heads first."""
    units = Unit.objects.valid_on(localdate()).order_by("sort_key", "pk")
    for kind, organ_kind, nominator, posts in ORGANS:
        for unit in units.filter(kind=kind):
            yield from _of(unit, organ_kind, nominator, posts)
    yield from _departments(units)
    for unit in units.filter(kind__in=(UnitKind.OFFICE, UnitKind.COMMITTEE, UnitKind.STREET_COMMITTEE)):
        special = unit.kind == UnitKind.COMMITTEE and "工作委员会" not in unit.name and "工委" not in unit.name
        organ_kind = O.SPECIAL_COMMITTEE if special else O.COMMITTEE_OFFICE
        yield from _of(unit, organ_kind, N.CHAIRS_MEETING, SPECIAL if special else COMMITTEE)
    for unit in units.filter(kind=UnitKind.CONGRESS):
        yield from _of(unit, O.CREDENTIALS, N.CHAIRS_MEETING, CREDENTIALS)


def _of(unit, organ_kind, nominator, posts) -> Iterator[dict]:
    for word, rank, authority, more in posts:
        fields = {"organ_kind": organ_kind, "organ": unit, "name": f"{unit.name}{word}", "rank": rank}
        yield {**fields, "authority": authority, "nominator": nominator, **more}


def _departments(units) -> Iterator[dict]:
    """局长、委员会主任 of the government's departments (地方组织法第五十条第十四项). What a higher bureau keeps
    here (分局、大队) is none of them."""
    for unit in units.filter(kind=UnitKind.DEPARTMENT):
        if not unit.name.endswith(BRANCH):
            word = unit.head_title or ("局长" if unit.name.endswith("局") else "主任")
            yield {
                "organ_kind": O.GOVERNMENT, "organ": unit, "name": f"{unit.name}{word}", "rank": R.MEMBER,
                "authority": A.DECIDE, "nominator": N.GOVERNMENT_HEAD, "of_government": True, "files_with": CITY,
                **HEAD,
            }  # fmt: skip
