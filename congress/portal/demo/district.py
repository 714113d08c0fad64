"""What a road through the district needs to know: where the bodies and people are, what was raised before."""

from dataclasses import dataclass, field

from congress.portal.demo.houses import Houses
from congress.portal.demo.matters import Matter
from congress.portal.demo.people import People
from deputies.models import Deputy
from proposals.models import Proposal


@dataclass
class Case:
    """A walked case and what it is about."""

    proposal: Proposal
    matter: Matter
    year: int
    seat: int  # of its lead deputy


@dataclass
class District:
    houses: Houses
    people: People
    deputies: list[Deputy]
    walked: list[Case] = field(default_factory=list)
    raised: dict[tuple, list[Proposal]] = field(default_factory=dict)

    def __post_init__(self):
        self.key_of = {unit.pk: key for key, unit in self.houses.units.items()}

    def earlier(self, matter: Matter) -> list[Proposal]:
        """Cases of former years on the same matter in the same place."""
        return self.raised.get(matter.title, [])[-3:]

    def remember(self, matter: Matter, proposal: Proposal) -> None:
        self.raised.setdefault(matter.title, []).append(proposal)
