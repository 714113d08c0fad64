import pytest

from proposals.parsing import (
    bare_name,
    class_in_title,
    parse_people,
    parse_reply_class,
    parse_units,
)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("A", "A"),
        ("A类", "A"),
        ("(A)类", "A"),
        ("(C)", "C"),
        ("（C）", "C"),
        ("C  类", "C"),
        ("Ａ类", "A"),
        ("a", "A"),
        ("D", "D"),
        ("办复类别:B", "B"),
        ("办理结果:B", "B"),
        ("办理结果分类:B", "B"),
        ("A类(已解决)", "A"),
        ("", None),
    ],
)
def test_a_class_letter_is_read_in_every_shape(cell, code):
    assert (parse_reply_class(cell).value, parse_reply_class(cell).remarks) == (code, ())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("甲", "A"),
        ("乙类", "B"),
        ("丙类", "C"),
        ("解决采纳", "A"),
        ("正在解决", "B"),
        ("计划解决", "B"),
        ("留作参考", "D"),
        ("已解决", "A"),
        ("列计划", "B"),
        ("难解决", "C"),
        ("参考", "D"),
    ],
)
def test_classes_without_letters_are_mapped_and_said_so(cell, code):
    parsed = parse_reply_class(cell)

    assert (parsed.value, parsed.says("mapped_class")) == (code, True)


@pytest.mark.parametrize("cell", ["住建", "E类", "A/B"])
def test_a_class_outside_the_local_list_is_flagged_and_kept(cell):
    parsed = parse_reply_class(cell)

    assert (parsed.value, len(parsed.remarks), parsed.raw) == (None, 1, cell)


def test_the_class_comes_out_of_the_title():
    assert class_in_title("关于修路的建议(B)") == ("关于修路的建议", "B")
    assert class_in_title("关于修路的建议（Ａ类）") == ("关于修路的建议", "A")
    assert class_in_title("关于ARC广场(B区)的建议") == ("关于ARC广场(B区)的建议", "")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("县交运局、月家居委会", ("县交运局", "月家居委会")),
        ("教育局，财政局", ("教育局", "财政局")),
        ("教育局；财政局", ("教育局", "财政局")),
        ("教育局 财政局", ("教育局", "财政局")),
        ("教育局/财政局", ("教育局", "财政局")),
        ("财政局\n教育局", ("财政局", "教育局")),
        ("教育局(2) 财政局(3)", ("教育局", "财政局")),
        ("财政局2份 教育局2份", ("财政局", "教育局")),
        ("1.教育局 2.财政局", ("教育局", "财政局")),
        ("水 务 局", ("水务局",)),
        ("区住房和城乡建设局", ("区住房和城乡建设局",)),
        ("区住房和城乡建设局和财政局", ("区住房和城乡建设局", "财政局")),
        ("公安局与交通局", ("公安局", "交通局")),
        ("市政中心(公园、绿化)", ("市政中心(公园、绿化)",)),
        ("经与县水利局、县财政局共同研究", ("县水利局", "县财政局")),
        ("会同财政局、人社局", ("财政局", "人社局")),
        ("会商县住建局", ("县住建局",)),
        ("财政局、财政局", ("财政局",)),
        ("", ()),
    ],
)
def test_units_are_parted_and_never_broken(cell, names):
    assert (parse_units(cell).value, parse_units(cell).remarks) == (names, ())


def test_a_known_name_is_never_parted():
    assert parse_units("水、电办", known={"水、电办"}).value == ("水、电办",)


def test_labels_in_the_cell_tell_lead_from_assisting():
    parsed = parse_units("主办单位：教育局 会办单位：财政局、发改委")

    assert parsed.facts["roles"] == {"教育局": "lead", "财政局": "assist", "发改委": "assist"}


def test_short_forms_are_completed_and_flagged():
    companies = parse_units("县电信、移动、联通、铁塔公司")
    offices = parse_units("县农业、水利等部门")

    assert companies.value == ("县电信公司", "县移动公司", "县联通公司", "县铁塔公司")
    assert offices.value == ("县农业部门", "县水利部门")
    assert companies.says("units_elided") and offices.says("units_open_ended")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("石林彝族自治县水务局", "水务局"),
        ("石林县水务局", "水务局"),
        ("县水务局", "水务局"),
        ("水务局", "水务局"),
        ("莒南县市场监管局", "市场监管局"),
        ("弥勒市工业商务和信息化局", "工业商务和信息化局"),
        ("昆明市西山区人民政府办公室", "人民政府办公室"),
        ("西山区人民政府前卫街道办事处", "前卫街道"),
        ("青年路街道", "青年路街道"),
        ("县政府", "人民政府"),
        ("湘阴县人民政府", "人民政府"),
        ("重庆市公安局沙坪坝区分局", "公安分局"),
        ("吕梁市生态环境局交城分局", "生态环境分局"),
        ("鲤城区教育局", "教育局"),
        ("社区建设办公室", "社区建设办公室"),
        ("环卫中心", "环卫中心"),
    ],
)
def test_one_body_under_many_names_has_one_bare_name(name, bare):
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三", ("张三",)),
        ("尊敬的张三代表: 您好!", ("张三",)),
        ("张三，李四；王五", ("张三", "李四", "王五")),
        ("张 三、李 四", ("张三", "李四")),
        ("张 小明 李四", ("张小明", "李四")),
        ("欧阳 明", ("欧阳明",)),
        ("阿依古丽·买买提", ("阿依古丽·买买提",)),
        ("买买提．阿不都、张三", ("买买提·阿不都", "张三")),
        ("格桑卓玛", ("格桑卓玛",)),
        ("区人大代表张三", ("张三",)),
        ("张三委员", ("张三",)),
        ("张三(教育局局长)", ("张三",)),
        ("张三13800000000", ("张三",)),
        ("张三代表、李四代表", ("张三", "李四")),
        ("领衔代表：张三", ("张三",)),
        ("甲 样、乙 样、丙 样代表 您 们好", ("甲样", "乙样", "丙样")),
        ("", ()),
    ],
)
def test_people_are_named_one_by_one(cell, names):
    assert (parse_people(cell).value.names, parse_people(cell).remarks) == (names, ())


def test_thirteen_names_in_one_cell_are_thirteen_people():
    names = [f"{stem}测试" for stem in "甲乙丙丁戊己庚辛壬癸子丑寅"]

    assert parse_people("、".join(names) + "代表").value.names == tuple(names)


@pytest.mark.parametrize(
    ("cell", "names", "count"),
    [
        ("甲测、乙测、丙测等6位代表", ("甲测", "乙测", "丙测"), 6),
        ("甲测等七位代表", ("甲测",), 7),
        ("甲测9名代表", ("甲测",), 9),
        ("甲测(等4位)代表", ("甲测",), 4),
        ("甲测等6名人大代表", ("甲测",), 6),
    ],
)
def test_a_count_larger_than_the_list_is_flagged(cell, names, count):
    parsed = parse_people(cell)

    assert (parsed.value.names, parsed.value.count) == (names, count)
    assert parsed.says("people_missing")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三李四王五", ("张三", "李四", "王五")),
        ("王小明李四", ("王小明", "李四")),
        ("司马光王安石", ("司马光", "王安石")),
    ],
)
def test_names_run_together_are_parted_and_flagged(cell, names):
    parsed = parse_people(cell)

    assert (parsed.value.names, parsed.says("run_together")) == (names, True)


def test_the_roster_settles_names_run_together():
    known = {"甲测试", "乙样例", "丙试"}

    assert parse_people("甲测试乙样例丙试", known=known).value.names == ("甲测试", "乙样例", "丙试")


@pytest.mark.parametrize("cell", ["***", "甲*", "张某某"])
def test_a_masked_name_names_nobody(cell):
    parsed = parse_people(cell)

    assert (parsed.value.names, parsed.says("masked_name")) == ((), True)


@pytest.mark.parametrize(
    ("cell", "group"),
    [
        ("田坝代表团", "田坝代表团"),
        ("第五、六代表小组(范市片)联合提出", "第五、六代表小组(范市片)"),
        ("两个代表团20名代表", "两个代表团"),
    ],
)
def test_a_delegation_may_propose(cell, group):
    assert (parse_people(cell).value.group, parse_people(cell).value.names) == (group, ())
