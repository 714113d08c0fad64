from deputies.models.areas import Constituency, Delegation
from deputies.models.deputy import Deputy
from deputies.models.mandate import EndGround, Level, Mandate
from deputies.models.survey import DeputySurvey

__all__ = ["Constituency", "Delegation", "Deputy", "DeputySurvey", "EndGround", "Level", "Mandate"]
