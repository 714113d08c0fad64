"""Whether a call to vote still holds for who reads it."""

from congress.notices.models import Notice
from proposals.models import Award, AwardBallot, AwardStatus


def still_asks(notices: list[Notice]) -> dict[int, str]:
    """The vote still runs and this reader has not voted."""
    ids = {int(each.about_id) for each in notices}
    running = set(Award.objects.filter(pk__in=ids, status=AwardStatus.VOTING).values_list("pk", flat=True))
    cast = set(AwardBallot.objects.filter(award__in=running).values_list("award", "voter"))
    over = (each for each in notices if int(each.about_id) not in running or (int(each.about_id), each.to_id) in cast)
    return {each.pk: "已经投票，或者投票已经结束" for each in over}
