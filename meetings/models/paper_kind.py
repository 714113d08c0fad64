from django.db import models


class PaperKind(models.TextChoices):
    """会议文件 by what it is for; which an item needs, and by when, says ``meetings/deadlines.py``."""

    MOTION = "motion", "议案"
    EXPLANATION = "explanation", "说明"
    REPORT_DRAFT = "report_draft", "报告（征求意见稿）"
    REPORT = "report", "报告"
    REVIEW = "review", "审查（审议）结果报告"
    RESEARCH = "research", "调研报告"
    DECISION_DRAFT = "decision_draft", "决议、决定（草案）"
    NOMINEES = "nominees", "任免名单和情况表"
    EXAM = "exam", "任前法律知识考试成绩"
    STATEMENT = "statement", "供职发言"
    EVIDENCE = "evidence", "事由和证据材料"
    DEFENCE = "defence", "申辩意见"
    INQUIRY_PLAN = "inquiry_plan", "专题询问方案"
    POLL_SHEET = "poll_sheet", "满意度测评表"
    DRAFT = "draft", "征求意见稿"
    SPEECH = "speech", "发言材料"
    ASSESSMENT = "assessment", "考察材料"
    BALLOT_RULES = "ballot_rules", "表决办法"
    WRITTEN = "written", "书面报告"
    GUIDE = "guide", "会议须知"
    REFERENCE = "reference", "参阅材料"
    OTHER = "other", "其他"
