from deputies.models.areas import Constituency, Delegation
from deputies.models.deputy import Deputy
from deputies.models.mandate import EndGround, Level, Mandate

__all__ = ["Constituency", "Delegation", "Deputy", "EndGround", "Level", "Mandate"]
