"""登记名册: deputies and their seats of one term, many at once."""

from congress.search import pinyin_initials, pinyin_key
from deputies.models import Constituency, Delegation, Deputy, Level, Mandate

PERSON = ("name", "sex", "ethnicity", "born_on", "employer", "phone", "address", "postcode")


def enroll(rows: list[tuple[Deputy | None, dict]]) -> list[Deputy]:
    """登记名册: each (known deputy or None, facts) becomes a person with a seat; blank facts change nothing."""
    people = [_person(known or Deputy(), facts) for known, facts in rows]
    new = [person for person in people if person.pk is None]
    Deputy.objects.bulk_create(new)
    made = {id(person) for person in new}
    old = [person for person in people if id(person) not in made]
    Deputy.objects.bulk_update(old, [*PERSON, "name_key", "initials"])
    _seats(list(zip(people, (facts for _, facts in rows), strict=True)))
    return people


def _person(person: Deputy, facts: dict) -> Deputy:
    for name in PERSON:
        if facts.get(name):
            setattr(person, name, facts[name])
    person.name_key, person.initials = pinyin_key(person.name), pinyin_initials(person.name)
    return person


def _seats(pairs) -> None:
    """One open seat of the district per person and term; what the sheet says of it is filled in."""
    open_seats = Mandate.objects.filter(deputy__in=[person for person, _ in pairs], level=Level.DISTRICT, ends_on=None)
    seats = {(seat.deputy_id, seat.term_id): seat for seat in open_seats}
    delegations = _named(Delegation, pairs, "delegation")
    constituencies = _constituencies(pairs)
    new, changed = [], []
    for person, facts in pairs:
        term = facts["term"]
        seat = seats.get((person.pk, term.pk))
        (changed if seat else new).append(seat)
        if seat is None:
            seat = new[-1] = Mandate(deputy=person, term=term, starts_on=facts["starts_on"] or term.starts_on)
        seat.deputy_no = facts.get("deputy_no") or seat.deputy_no
        seat.delegation = delegations.get((term.pk, facts.get("delegation"))) or seat.delegation
        seat.constituency = constituencies.get((term.pk, facts.get("constituency"))) or seat.constituency
    Mandate.objects.bulk_create(new)
    Mandate.objects.bulk_update(changed, ["deputy_no", "delegation", "constituency"])


def _named(model, pairs, field) -> dict:
    wanted = {(facts["term"], facts[field]) for _, facts in pairs if facts.get(field)}
    have = {(row.term_id, row.name): row for row in model.objects.filter(term__in={term for term, _ in wanted})}
    for term, name in sorted(wanted, key=lambda pair: pair[1]):
        if (term.pk, name) not in have:
            have[term.pk, name] = model.objects.create(term=term, name=name)
    return have


def _constituencies(pairs) -> dict:
    """选区 by number or by name; an unknown name gets the next number of its term."""
    wanted = {(facts["term"], facts["constituency"]) for _, facts in pairs if facts.get("constituency")}
    found, last = {}, {}
    for row in Constituency.objects.filter(term__in={term for term, _ in wanted}):
        found[row.term_id, row.name] = found[row.term_id, str(row.number)] = row
        last[row.term_id] = max(last.get(row.term_id, 0), row.number)
    for term, name in sorted(wanted, key=lambda pair: (len(pair[1]), pair[1])):
        if (term.pk, name) in found:
            continue
        number = int(name) if name.isdecimal() and int(name) < 10_000 else last.get(term.pk, 0) + 1
        label = f"第{name}选区" if name.isdecimal() else name
        row = Constituency.objects.create(term=term, number=number, name=label)
        found[term.pk, name] = row
        last[term.pk] = max(last.get(term.pk, 0), number)
    return found
