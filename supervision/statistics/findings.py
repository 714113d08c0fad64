"""审计整改 in figures: how many, how much, by unit and by kind. Decimal throughout."""

from dataclasses import dataclass
from decimal import Decimal

from supervision.models import AuditFinding, FindingStatus, FindingType
from supervision.models.finding import ZERO


@dataclass
class Tally:
    """One line of the report."""

    label: str
    count: int = 0
    verified: int = 0
    claimed: int = 0
    open: int = 0
    amount: Decimal = ZERO
    rectified: Decimal = ZERO

    def add(self, row: AuditFinding) -> None:
        self.count += 1
        self.verified += row.status == FindingStatus.VERIFIED
        self.claimed += row.status == FindingStatus.CLAIMED
        self.open += row.status not in (FindingStatus.VERIFIED, FindingStatus.CLAIMED)
        self.amount += row.amount
        self.rectified += row.rectified

    @property
    def rate(self) -> str:
        """认定整改到位的件数比例, one digit behind the point."""
        return f"{Decimal(self.verified * 100) / self.count:.1f}%" if self.count else "—"

    @property
    def amount_rate(self) -> str:
        return f"{self.rectified * 100 / self.amount:.1f}%" if self.amount else "—"


def tallied(rows) -> tuple[Tally, list[Tally], list[Tally]]:
    """All of them, by unit in the order of units, by kind in the order of the list."""
    whole, units, kinds = Tally("合计"), {}, {}
    for row in sorted(rows, key=lambda row: (row.unit.sort_key, row.unit_id)):
        whole.add(row)
        units.setdefault(row.unit_id, Tally(row.unit.label)).add(row)
        kinds.setdefault(row.kind, Tally(row.get_kind_display())).add(row)
    return whole, list(units.values()), [kinds[kind] for kind in FindingType if kind in kinds]
