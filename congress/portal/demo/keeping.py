"""What becomes of a promise in the demo district: reported on, kept, kept late, or taken back."""

from datetime import timedelta

from django.utils.timezone import localdate

from congress.portal.demo import papers
from proposals import actions
from proposals.models import CommitmentStatus

REPORTS = ("已列入年度项目计划，资金已落实。", "完成勘察设计，正在招标。", "已进场施工，完成工程量的六成。")
DONE = "您提出的事项已经落实，工程已通过竣工验收并投入使用。感谢您的关心和监督，欢迎您到现场察看。"
CANNOT = "该路段已列入市级管线改造范围，由市有关部门统一实施，我单位不再单独安排。已将您的意见转达市有关部门。"


def keep(road, promise):
    """Reports on the way; then done about the promised day, sometimes late, now and then not at all."""
    rng, (handler, head) = road.rng, road._staff(promise.handling)
    ends = (promise.due_on or localdate() + timedelta(days=300)) + timedelta(days=rng.choice((-60, -30, -10, 25)))
    for text in REPORTS[: rng.randint(1, 3)]:
        moment = road.soon(rng.randint(25, 60))
        if promise.status == CommitmentStatus.OPEN and moment.date() < ends:
            yield moment
            promise = actions.report_progress(promise, by=handler, text=text)
    if promise.status == CommitmentStatus.OPEN:
        yield max(road.when(road.calendar.next_workday(ends)), road.soon(5))
        if rng.random() < 0.12:
            actions.give_up(promise, by=head, text=CANNOT)
            return
        photo = papers.photograph(promise.proposal.title, ends.day, handler)
        promise = actions.claim_done(promise, by=handler, text=DONE, files=[photo])
    yield road.soon(rng.randint(3, 12))
    signer = road.lead.user if road.lead.user and rng.random() < 0.5 else road.clerk
    actions.verify_done(promise, by=signer, note="已到现场察看，同意销号。")
