from congress.notices.models.deliveries import Delivery
from congress.notices.models.gateways import Gateway
from congress.notices.models.letters import Letter
from congress.notices.models.notices import Digest, Notice
from congress.notices.models.preferences import Preference
from congress.notices.models.wordings import Wording

__all__ = ["Delivery", "Digest", "Gateway", "Letter", "Notice", "Preference", "Wording"]
