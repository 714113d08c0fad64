import pytest

from proposals.parsing import parse_document_number, parse_number, parse_session


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("第129号", "||129"),
        ("第81号", "||81"),
        ("第056号", "||56"),
        ("037", "||37"),
        ("第0076号", "||76"),
        ("1号", "||1"),
        ("16", "||16"),
        ("16.0", "||16"),
        ("第151", "||151"),
        ("第 55 号", "||55"),
        ("编号:016", "||16"),
        ("第16号建议", "||16"),
        ("第DH0271号", "|DH|271"),
        ("第DH002号", "|DH|2"),
        ("B类第40号", "B||40"),
        ("第B132号", "|B|132"),
        ("第B(2025)93号", "|B|93"),
        ("第20230158号", "||158"),
        ("第2021138号", "||138"),
        ("第1802038号", "||38"),
        ("1901023", "||23"),
        ("1902089", "||89"),
        ("173075号", "||75"),
        ("第172261号", "||261"),
        ("2301号", "||2301"),
        ("第2118号", "||2118"),
        ("财政经济类第2号", "财政经济||2"),
        ("第五号", "||5"),
        ("第一百零三号", "||103"),
        ("一号议案", "||1"),
        ("第1号代表议案", "||1"),
        ("师人大交办【001】号", "|师人大交办|1"),
        ("【001】", "||1"),
        ("人大、“一府两院”领导走访代表第2号", "|人大、“一府两院”领导走访代表|2"),
        ("闭字第3号", "闭||3"),
        ("闭会期间第7号", "闭||7"),
        ("代表建议20号", "||20"),
        ("建议第93号", "||93"),
        ("代表建议第84号", "||84"),
        ("第０１２号", "||12"),
        ("2026年第12号", "||12"),
        ("二〇二三年第12号", "||12"),
        ("第012号(B类)", "||12"),
        ("第56号/56号", "||56"),
        ("编号:016(第16号建议)", "||16"),
    ],
)
def test_a_number_is_read_in_every_shape(cell, key):
    parsed = parse_number(cell)

    assert (parsed.value.key, parsed.remarks, parsed.raw) == (key, (), cell)


@pytest.mark.parametrize(
    ("cell", "facts"),
    [
        ("第1802038号", (18, 2, None)),
        ("173075号", (17, 3, None)),
        ("第20230158号", (None, None, 2023)),
        ("第2021138号", (None, None, 2021)),
        ("第B(2025)93号", (None, None, 2025)),
        ("18-02-038", (18, 2, None)),
    ],
)
def test_a_number_also_tells_term_session_or_year(cell, facts):
    found = parse_number(cell).value

    assert (found.term, found.session, found.year) == facts


@pytest.mark.parametrize(("cell", "kind"), [("第4号议案", "motion"), ("第16号建议", "suggestion"), ("第16号", "")])
def test_a_number_tells_motion_from_suggestion_when_it_says_so(cell, kind):
    assert parse_number(cell).value.kind == kind


@pytest.mark.parametrize("cell", ["", "无", "—", "/", None])
def test_a_blank_number_is_no_error(cell):
    assert (parse_number(cell).value, parse_number(cell).remarks) == (None, ())


def test_an_unreadable_number_is_flagged_and_kept():
    parsed = parse_number("见附件")

    assert (parsed.value, parsed.says("bad_number"), parsed.raw) == (None, True, "见附件")


def test_two_numbers_in_one_cell_are_flagged():
    assert parse_number("第12、13号").says("several_numbers")


def test_the_term_of_the_row_settles_a_number_with_two_readings():
    assert parse_number("2003012").says("ambiguous_number")
    assert parse_number("2003012", term=20).value.session == 3


@pytest.mark.parametrize(
    ("cell", "level", "term", "session"),
    [
        ("区十八届人大二次会议", "district", 18, 2),
        ("县第十六届人大第四次会议", "county", 16, 4),
        ("区人大四届三次会议", "district", 4, 3),
        ("十七届人大三次会", "", 17, 3),
        ("十七届人大第六次会议", "", 17, 6),
        ("第十九届第一次会议", "", 19, 1),
        ("区十六届人大四次 会议", "district", 16, 4),
        ("砚山县第十六届人民代表大会第二次会议", "county", 16, 2),
        ("隆阳区人大第六届一次会议", "district", 6, 1),
        ("二七区十七届人大三次会议", "district", 17, 3),
        ("市人大七届一次会议", "city", 7, 1),
        ("龙山镇十五届人大二次会议", "town", 15, 2),
        ("区１８届人大2次会议", "district", 18, 2),
        ("18-2", "", 18, 2),
    ],
)
def test_a_session_is_read_in_every_shape(cell, level, term, session):
    parsed = parse_session(cell)

    found = parsed.value
    assert (found.level, found.term, found.session) == (level, term, session)
    assert parsed.remarks == ()


@pytest.mark.parametrize(
    ("cell", "term", "session", "code"),
    [
        ("人大第十八届委员会第三次会议", 18, 3, "session_wording"),
        ("区十八届人大代表第七次会议", 18, 7, "session_wording"),
        ("九届次会议 048号", 9, None, "bad_session"),
        ("区第二十届人民代表大会", 20, None, "bad_session"),
    ],
)
def test_plain_errors_in_a_session_are_flagged_not_refused(cell, term, session, code):
    parsed = parse_session(cell)

    assert (parsed.value.term, parsed.value.session) == (term, session)
    assert parsed.says(code)


@pytest.mark.parametrize("cell", ["闭会期间", "区十七届人大五次会议闭会期间", "2023年闭会期间"])
def test_between_sessions_is_a_session_of_its_own(cell):
    assert parse_session(cell).value.intersession


def test_a_city_session_answered_by_a_county_is_from_above():
    assert parse_session("市十五届人大四次会议", place="洞口县").value.above
    assert not parse_session("市五届人大五次会议", place="新郑市").value.above


def test_a_session_nobody_can_read_is_flagged_and_kept():
    parsed = parse_session("乱写")

    assert (parsed.value, parsed.says("bad_session"), parsed.raw) == (None, True, "乱写")


@pytest.mark.parametrize(
    ("cell", "standard", "reply_class"),
    [
        ("平交复函[2017]19号B类", "平交复函〔2017〕19号", "B"),
        ("宁交函〔2021〕141号", "宁交函〔2021〕141号", ""),
        ("本住建议字〔2019〕第33号", "本住建议字〔2019〕33号", ""),
        ("[2016]洞政复函 3号(A类)", "洞政复函〔2016〕3号", "A"),
        ("兰政字〔2012〕30-17号", "兰政字〔2012〕30-17号", ""),
        ("建议字:〔2023〕8号", "建议字〔2023〕8号", ""),
        ("人大建议【2021】5号", "人大建议〔2021〕5号", ""),
        ("某函﹝2018﹞3号", "某函〔2018〕3号", ""),
        ("弥工商信函〔2020〕01号", "弥工商信函〔2020〕1号", ""),
        ("澧交建复〔2024〕28号A类(此回复件公开)", "澧交建复〔2024〕28号", "A"),
    ],
)
def test_a_document_number_is_read_in_every_shape(cell, standard, reply_class):
    found = parse_document_number(cell).value

    assert (found.standard, found.reply_class) == (standard, reply_class)


@pytest.mark.parametrize("cell", ["清政建复〔2022〕号", "泸交函〔202011", "无文号文字"])
def test_a_broken_document_number_is_flagged(cell):
    assert parse_document_number(cell).says("bad_document_number")
