from congress.organs.models.terms import CongressSession, Term
from congress.organs.models.units import Succession, Unit, UnitAlias, UnitKind

__all__ = ["CongressSession", "Succession", "Term", "Unit", "UnitAlias", "UnitKind"]
