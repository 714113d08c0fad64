from congress.organs.models.terms import CongressSession, Term
from congress.organs.models.units import GOVERNMENT, Succession, Unit, UnitAlias, UnitKind

__all__ = ["GOVERNMENT", "CongressSession", "Succession", "Term", "Unit", "UnitAlias", "UnitKind"]
