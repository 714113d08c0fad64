"""The makers of normative documents, and documents at each stage of 备案审查."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from supervision import actions
from supervision.models import Filing, Purpose, YearlyList
from tests import make
from tests.supervision import house as at_house

PUBLISHED = date(2026, 1, 5)
NOTE = {
    "provision": "第六条　未备案的，处二万元罚款。", "upper_law": "行政处罚法第十六条", "verdict": "conflict",
    "upper_text": "除法律、法规、规章外，其他规范性文件不得设定行政处罚。", "opinion": "没有设定罚款的权限。",
}  # fmt: skip


SUGGESTED = {
    "document": "关于规范房屋租赁的通知", "maker_name": "区人民政府", "provision": "第六条", "reason": "罚款没有依据。",
    "applicant": "citizen", "name": "赵公民", "phone": "13800008888", "address": "青河路九号",
}  # fmt: skip


DEMANDED = {
    "document": "关于规范集市管理的决议", "provision": "第三条", "reason": "超越权限。", "name": "法院书记员",
    "phone": "13800007777",
}  # fmt: skip


def gather() -> SimpleNamespace:
    house = at_house.gather()
    house.court = make.unit("望川区人民法院", UnitKind.COURT, short_name="区法院", doc_prefix="望法")
    house.judge = make.user(Role.HANDLER, house.court, name="法院书记员")
    house.town = make.unit("青河镇人民代表大会", UnitKind.TOWN_CONGRESS, short_name="青河镇人大")
    house.townsman = make.user(Role.HANDLER, house.town, name="镇人大干部")
    return house


def materials(by=None) -> list:
    return [(Purpose.TEXT, make.stored("正文.pdf", by)), (Purpose.EXPLANATION, make.stored("说明.pdf", by))]


def filed(house, title="关于规范房屋租赁的通知", *, by=None, maker=None, **facts) -> Filing:
    """By the government's own office unless somebody else is named."""
    known = {"doc_no": f"望政规〔2026〕{next(make.serial)}号", "published_on": PUBLISHED, **facts}
    by = by or house.dispatcher
    return actions.file_document(by=by, maker=maker or house.government, title=title, files=materials(by), **known)


def registered(house, **facts) -> Filing:
    return actions.register_filing(actions.receive_filing(filed(house, **facts), by=house.officer), by=house.officer)


def reviewing(house, *committees, **facts) -> Filing:
    units = committees or (house.committee,)
    return actions.distribute_filing(registered(house, **facts), by=house.officer, committees=units)


def opined(house, finding="problem", **facts) -> Filing:
    share = reviewing(house, **facts).shares.get()
    if finding == "problem":
        actions.compare_articles(share, by=house.keeper, **NOTE)
    share = actions.give_filing_opinion(share, by=house.keeper, finding=finding, opinion="第六条超越权限。")
    return Filing.objects.get(pk=share.filing_id)


def communicating(house, **facts) -> Filing:
    return actions.communicate_filing(opined(house, **facts), by=house.officer, note="电话沟通罚款条款。")


def opposed(house, **facts) -> Filing:
    """A written opinion was sent."""
    paper = actions.send_written_opinion(
        communicating(house, **facts), by=house.officer, office=house.office, problems="第六条设定罚款，没有依据。",
        advice="删去第六条。",
    )  # fmt: skip
    return Filing.objects.get(pk=paper.filing_id)


def before_chairs(house, **facts) -> Filing:
    filing = opposed(house, **facts)
    actions.answer_written_opinion(filing, by=house.dispatcher, intent="keep", text="确有需要。")
    return actions.put_to_chairs_meeting(filing, by=house.officer, note="制定机关不同意修改")


def places(at: dict[str, dict], world) -> None:
    """A document at each stage, made by the government's own office of the world (tests/world.py)."""
    people, cast = world.people, world.cast
    house = SimpleNamespace(
        officer=people["meeting"], office=cast.office, keeper=people["committee"], dispatcher=people["dispatcher"],
        committee=people["committee"].posts.get().unit, government=people["dispatcher"].posts.get().unit,
    )  # fmt: skip
    checked = actions.receive_filing(filed(house), by=house.officer)
    wanting = actions.receive_filing(filed(house), by=house.officer)
    stages = {
        "filed": filed(house),
        "checked": checked,
        "wanting": actions.ask_supplement(wanting, by=house.officer, wanted="依据"),
        "registered": registered(house),
        "reviewing": reviewing(house),
        "opined": opined(house, finding="no_problem"),
        "talking": communicating(house),
        "mending": actions.await_amendment(communicating(house), by=house.officer),
        "opposed": opposed(house),
        "deciding": before_chairs(house),
    }
    for stage, filing in stages.items():
        at[f"{stage} filing"] = {"code": filing.code}
    at["share of filing"] = {"code": stages["reviewing"].code, "pk": stages["reviewing"].shares.get().pk}
    held = stages["registered"].files.first()
    at["file of filing"] = {"code": stages["registered"].code, "file": held.file_id}
    at["paper of filing"] = {"code": stages["opposed"].code, "pk": stages["opposed"].papers.get().pk}
    _released(at, house)
    first, second = (actions.suggest_review(key=uuid4(), **SUGGESTED) for _ in range(2))
    demand = actions.demand_review(
        by=house.dispatcher, organ=house.government, maker=make.unit("河口镇人民代表大会", UnitKind.TOWN_CONGRESS),
        files=[make.stored("审查要求.pdf", house.dispatcher)], **DEMANDED,
    )  # fmt: skip
    at["demand"] = {"code": demand.code}
    at["file of request"] = {"code": demand.code, "file": demand.files.get().pk}
    at["received request"] = {"code": first.code}
    at["accepted request"] = {"code": actions.accept_request(second, by=house.officer).code}


def _released(at: dict[str, dict], house) -> None:
    """Annulled and told to everybody; and the list the maker owes for a year long gone."""
    paper = actions.annul_filing(
        before_chairs(house), by=house.officer, office=house.office, decided_on=PUBLISHED, decided_at="第30次会议",
        text="予以撤销。",
    )  # fmt: skip
    actions.publish_filing(paper.filing, by=house.officer)
    at["released filing"] = {"code": paper.filing.code}
    at["public paper of filing"] = {"code": paper.filing.code, "pk": paper.pk}
    actions.keep_lists(2020)
    at["yearly list"] = {"pk": YearlyList.objects.get(year=2020, maker=house.government).pk}
