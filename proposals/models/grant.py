from django.db import models
from guardian.models import UserObjectPermissionBase

from proposals.models.proposal import Proposal


class ProposalGrant(UserObjectPermissionBase):
    """What no fact expresses: this person may read this case. Written only through accounts.grants."""

    content_object = models.ForeignKey(Proposal, models.CASCADE, related_name="grants")

    class Meta:
        verbose_name = "查阅授权"
        verbose_name_plural = verbose_name
        unique_together = [["user", "permission", "content_object"]]
