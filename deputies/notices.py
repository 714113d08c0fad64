"""Who is told what about the survey of deputies. The words stand in templates/notices/."""

from dataclasses import dataclass

from congress.notices.outbox import post
from congress.surveys.models import Invitation
from deputies.models import DeputySurvey


@dataclass(frozen=True)
class Letter:
    """A survey as one person is told of it: the way leads to this person's own place."""

    held: DeputySurvey
    invitation: Invitation

    def get_absolute_url(self):
        return self.held.place_of(self.invitation)

    def __str__(self):
        return str(self.held)


def survey_opened(held, invitations):
    for invitation in invitations:
        if invitation.user:
            about = Letter(held, invitation)
            post("survey_opened", to=[invitation.user], about=about, once=f"{held.survey_id}", survey=held.survey)


def survey_reminded(held, invitations, *, today):
    """Once a day at most, however often the button is pressed."""
    for invitation in invitations:
        if invitation.user:
            about, once = Letter(held, invitation), f"{held.survey_id}:{today:%Y%m%d}"
            post("survey_reminded", to=[invitation.user], about=about, once=once, survey=held.survey)
