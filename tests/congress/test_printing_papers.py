"""The four papers of a suggestion: what stands on them, and where."""

import re
from datetime import date

import pytest
import segno
from django.conf import settings

from congress.printing import pdf, qr
from congress.printing.templatetags.printing import centred_over, chinese_number, title_lines
from tests.congress import paper
from tests.congress.test_printing import RARE, SENTENCE, fonts_ready, printed  # noqa: F401

LONG = ("关于进一步完善石桥街道、河东街道背街小巷和老旧小区周边道路照明设施并建立巡查维修长效机制" * 4)[:133] + "建议"


def options(*labels, chosen=""):
    return [{"label": label, "chosen": label == chosen} for label in labels]


def register_form(**changes):
    context = {
        "session_name": "云河区第十八届人民代表大会第五次会议",
        "number": "第012号",
        "registered_on": date(2026, 1, 8),
        "title": "关于完善背街小巷照明设施的建议",
        "lead": {
            "name": f"张{RARE}",
            "deputy_no": "18-0137",
            "delegation": "石桥代表团",
            "phone": "13900000001",
        },
        "cosigners": [{"name": "李㛃", "delegation": "石桥代表团"}],
        "publicity_options": options("同意全文公开", "仅同意公开标题", chosen="同意全文公开"),
        "wants_contact": True,
        "cause": [SENTENCE],
        "demands": [{"heading": "增设路灯", "paragraphs": [SENTENCE]}],
    }
    return pdf.render("proposals/register_form.html", context | changes)


def opinion_form(**changes):
    context = {
        "session_name": "云河区第十八届人民代表大会第五次会议",
        "number": "第012号",
        "proposal_title": "关于完善背街小巷照明设施的建议",
        "deputy": "张䶮",
        "units": "主办：区城市管理局",
        "replied_on": date(2026, 5, 20),
        "attitude_options": options("满意", "基本满意", "不满意"),
        "result_options": options("满意", "基本满意", "不满意"),
        "url": "https://rd.example/proposals/2026-012/rate/",
        "return_to": "区人大常委会代表工作委员会",
    }
    return pdf.render("proposals/opinion_form.html", context | changes)


def assignment_slip(**changes):
    due = {"label": "答复代表", "due_on": date(2026, 6, 2), "explanation": "交办日2026年3月2日 + 3个月"}
    context = {
        "issuer": "云河区人大常委会代表工作委员会",
        "number": "云人代函〔2026〕3号",
        "title": "关于交办代表建议的函",
        "addressee": "区城市管理局",
        "units": [{"name": "区城市管理局", "role": "主办", "part": "统一答复代表"}],
        "limits": [due | {"article": "代表法第五十一条"}],
        "requirements": ["请及时签收。"],
        "signature": "云河区人大常委会代表工作委员会",
        "issued_on": date(2026, 3, 2),
        "copies": "区人民政府办公室",
    }
    return pdf.render("proposals/assignment_slip.html", context | changes)


def pages(data):
    return 1 + max(glyph.page for glyph in paper.glyphs(data))


def test_a_letter_has_its_name_30_mm_from_the_edge_and_its_class_above_on_the_right():
    data = printed(category="B")

    [letter], name = list(paper.lines(data, 0).values())[:2]
    assert (letter.text, "".join(glyph.text for glyph in name)) == ("B", "云河区城市管理局")
    assert letter.right == pytest.approx(184, abs=0.1)
    ink_above_baseline = 36 / paper.MM * (0.88 - 0.05)
    assert 297 - name[0].baseline / paper.MM - ink_above_baseline == pytest.approx(30, abs=0.3)


def test_a_letter_numbers_its_pages_from_the_second_on():
    data = printed(closing=[SENTENCE * 8])

    assert "— 1 —" not in paper.text(data, 0)
    assert "— 2 —" in paper.text(data, 1)


def test_a_seal_falls_on_signature_and_date():
    data = printed(demands=[])

    *_, signed, dated = [row for row in paper.lines(data, 0).values()]
    assert "".join(glyph.text for glyph in dated) == "2026年5月20日"
    assert dated[-1].right == pytest.approx(184 - 4 * 5.5714, abs=0.2)
    centres = [(row[0].left + row[-1].right) / 2 for row in (signed, dated)]
    assert centres[0] == pytest.approx(centres[1], abs=1.5)


def test_a_signature_wider_than_its_place_ends_at_the_margin():
    assert centred_over("云河区人民代表大会常务委员会代表工作委员会", date(2026, 5, 20)) == "0.00"


def test_a_register_form_holds_its_facts_on_page_one_and_its_text_on_the_grid():
    data = register_form()

    facts, text = paper.text(data, 0), paper.text(data, 1)
    assert pages(data) == 2
    for fact in ("第012号", "2026年1月8日", f"张{RARE}", "18-0137", "石桥代表团", "李㛃", "√同意全文公开"):
        assert fact in facts
    assert "（一）增设路灯" in text
    assert len(paper.lines(data, 1)) > 6


def test_a_blank_register_form_is_one_sheet_of_facts_and_two_of_lines():
    data = pdf.render("proposals/register_form.html", {"publicity_options": options("同意全文公开")})

    assert pages(data) == 3
    assert "√" not in paper.text(data)
    assert "事由：" in paper.text(data, 1)


def test_the_longest_title_keeps_the_facts_on_one_page():
    assert len(LONG) == 135
    register, opinion = register_form(title=LONG), opinion_form(proposal_title=LONG)

    assert "审查意见" in paper.text(register, 0)
    assert pages(opinion) == 1
    for line in list(paper.lines(register, 1).values())[:7]:
        assert line[-1].right < 184.1


def test_forty_demands_are_numbered_over_many_pages_without_losing_a_line():
    demands = [{"heading": f"要求{n}", "paragraphs": [SENTENCE * 3]} for n in range(40)]
    data = register_form(demands=demands)

    text = "".join(paper.text(data).split())
    assert pages(data) > 10
    assert all(f"（{chinese_number(n + 1)}）要求{n}" in text for n in range(40))
    for page in range(2, pages(data) - 1):
        lines = {y: row for y, row in paper.lines(data, page).items() if y > 35 * paper.MM}
        gaps = [above - below for above, below in zip(lines, list(lines)[1:], strict=False)]
        assert all(gap == pytest.approx(29, abs=0.1) for gap in gaps)
        assert max(row[-1].right for row in lines.values()) <= 184.1


def test_many_co_signers_stand_on_a_page_of_their_own():
    people = [{"name": f"代表{n}", "deputy_no": f"18-{n}", "delegation": "石桥"} for n in range(12)]
    data = register_form(cosigners=people)

    assert "代表0等12名代表，名单附后" in paper.text(data, 0)
    assert "附议代表名单（共12名）" in paper.text(data, 2)


def test_an_assignment_says_who_does_what_by_when_and_why():
    text = paper.text(assignment_slip())

    for fact in (
        "主办",
        "2026年6月2日",
        "3个月（代表法第五十一条）",
        "1.请及时签收。",
        "抄送：区人民政府办公室。",
    ):
        assert fact in text


def test_several_cases_follow_as_an_annex_before_the_copies():
    case = {"title": LONG, "lead_deputy": "张䶮", "unit": "主办：区城市管理局", "due_on": date(2026, 12, 12)}
    data = assignment_slip(units=[], cases=[case | {"number": f"第{n:03}号"} for n in range(1, 30)])

    text, last = paper.text(data), paper.text(data, pages(data) - 1)
    assert all(f"第{n:03}号" in text for n in range(1, 30))
    assert text.count("抄送") == last.count("抄送") == 1


def test_the_opinion_form_offers_three_marks_twice_and_a_place_to_sign():
    data = opinion_form()

    text = paper.text(data)
    assert pages(data) == 1
    assert text.count("基本满意") == 2  # two rows of boxes; the note asks for the reason of “不满意” only
    assert "代表签名" in text


def test_the_code_on_the_paper_is_the_code_of_the_address():
    url = "https://rd.example/proposals/2026-012/rate/"
    markup = qr.svg(url)

    assert markup.startswith("<svg") and "<?xml" not in markup
    width = segno.make(url, error="m", micro=False).symbol_size(border=4)[0]
    assert f'viewBox="0 0 {width} {width}"' in markup


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("对区十八届人大五次会议第012号建议的答复", ["对区十八届人大五次会议第012号建议的答复"]),
        ("关于交办区十八届人大五次会议第012号建议的函", ["关于交办区十八届人大", "五次会议第012号建议的函"]),
        (
            "关于区十八届人大五次会议闭字第1号议案办理情况的报告",
            ["关于区十八届人大五次会议", "闭字第1号议案办理情况的报告"],
        ),
    ],
)
def test_a_title_breaks_between_words(title, lines):
    assert title_lines(title) == lines


@pytest.mark.parametrize(("number", "word"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (45, "四十五")])
def test_demands_are_counted_in_chinese(number, word):
    assert chinese_number(number) == word


def test_a_title_somebody_wrote_is_broken_into_lines_on_every_paper():
    """A line of a title does not wrap: only what is short by nature may stand in one as it is."""
    short = {"house.name", "form", "line", "mark", "packet.meeting.short", "session_name"}
    for path in sorted((settings.BASE_DIR / "templates" / "print").rglob("*.html")):
        for title in re.findall(r'<h1 class="title">.*?</h1>', path.read_text(), re.DOTALL):
            assert set(re.findall(r"<span>[^<]*?\{\{ ([\w.]+)", title)) <= short, path
