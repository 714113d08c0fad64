"""Work reviews at each stage, for tests."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils.timezone import localdate

from supervision import actions
from supervision.models import WorkReview, WorkReviewStatus
from tests.make import stored
from tests.supervision import house as at_house

S = WorkReviewStatus
NAMES = {
    "party": "中共望川区委", "government": "望川区人民政府", "personnel": "中共望川区委组织部", "superior": "市民政局",
    "unit": "望川区民政局",
}  # fmt: skip


def planned(house, **more) -> WorkReview:
    facts = {
        "year": 2026, "unit": house.bureau, "matter": "养老服务工作", "plan": "座谈、问卷、走访。", "group": "委员和代表十人",
        "committee": house.committee,
    }  # fmt: skip
    return actions.plan_work_review(by=house.keeper, **facts | more)


def soon(days=60):
    return localdate() + timedelta(days=days)


def road(house) -> dict:
    keeper, officer = house.keeper, house.officer
    return {
        "gather_words": lambda r: actions.gather_words(
            r, by=keeper, origin="代表座谈会", text="办事快，但是床位少。", on=localdate()
        ),
        "report_work_review": lambda r: actions.report_work_review(
            r, by=keeper, report="总体较好。", advice="增加床位。", files=[stored("附件.pdf", keeper)]
        ),
        "poll_work_review": lambda r: actions.poll_work_review(
            r, by=officer, on=localdate(), at="常委会第十二次会议", votes=at_house.VOTES
        ),
        "send_results": lambda r: actions.send_results(
            r, by=officer, office=house.office, names=NAMES, answer_by=soon()
        ),
        "answer_work_review": lambda r: actions.answer_work_review(r, by=house.handler, text="新增床位一百张。"),
    }  # fmt: skip


def walked(house, stage, **more) -> WorkReview:
    row = planned(house, **more)
    for take in road(house).values():
        if row.status == stage:
            break
        row = take(row)
    return row


def places(at: dict[str, dict], world) -> None:
    people, cast = world.people, world.cast
    house = SimpleNamespace(
        keeper=people["committee"], officer=people["meeting"], handler=cast.wang, office=cast.office, bureau=cast.water,
        committee=people["committee"].posts.get().unit,
    )  # fmt: skip
    for stage in (S.PLANNED, S.COLLECTING, S.REPORTED, S.POLLED, S.SENT):
        row = walked(house, stage)
        at[f"{stage} review"] = {"code": row.code}
    at["sheet of review"] = {"code": row.code, "kind": "unit"}
    at["party sheet of review"] = {"code": row.code, "kind": "party"}
    at["file of review"] = {"code": row.code, "file": row.files.get().pk}
