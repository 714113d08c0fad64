"""What the plan must name for every topic (参照北京市听取专项工作报告办法第四条、浙江省监督条例第七条)."""

WANTED = (
    ("methods", "监督方式"), ("reason", "列入理由"), ("focus", "监督重点"), ("committee_id", "负责的专委会、工委"),
    ("organ_id", "报告机关"), ("month", "计划月份"), ("approach", "工作方式"),
)  # fmt: skip


def missing(topic) -> list[str]:
    """What the plan still lacks of this topic."""
    return [label for name, label in WANTED if not getattr(topic, name)]


def not_ready_to_take_up(topic) -> str:
    lacking = missing(topic)
    return f"还没有填写{'、'.join(lacking)}，先修改议题。" if lacking else ""


def not_ready_to_adopt(plan) -> str:
    if not plan.topics.filter(status="in_plan_draft").exists():
        return "计划草案中还没有议题。"
    return ""
