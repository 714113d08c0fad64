"""Invented names: of people, with rare characters among them, and of the places a suggestion speaks of."""

from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔"
    "贺赖龚文"
)
DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "尉迟", "令狐", "皇甫", "东方")
MEN = "伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆宁建国志海东文成立民正兴永德林山川江河松柏"
WOMEN = "芳娜敏静丽娟艳霞秀兰玲燕红梅萍英华慧莉洁琳雪颖倩蓉婷雯佳怡欣悦晓月春秋云玉珍凤莲竹青"
# Characters beyond the first twenty thousand: an office meets them and must print them.
RARE = ("张䶮", "李㛃", "王堃", "陈𬱖", "孙𣲗", "周堃明", "何㛃华")
MINORITY = (
    ("阿依古丽·买买提", "维吾尔族"), ("巴特尔·苏和", "蒙古族"), ("扎西·次仁", "藏族"), ("马赫麦提·玉素甫", "回族"),
)  # fmt: skip

VILLAGES = (
    "大水塘村", "青龙咀村", "老鹰岩村", "柳树湾村", "双河口村", "石门坎村", "白沙坪村", "杨家坝村", "金竹园村",
    "龙潭沟村", "上塘村", "下塘村", "红土岭村", "桐子林村", "野鸭塘村", "长冲村", "云岭脚村", "马鞍山村", "樟树下村",
    "瓦窑村", "凉水井村", "渡口村",
)  # fmt: skip
ROADS = (
    "望川大道", "临江路", "文昌街", "北苑路", "和平东路", "凤凰大街", "青龙巷", "人民路", "工农路", "体育场路",
    "滨河西路", "解放街", "建设路", "新华街", "桃园路", "站前路",
)  # fmt: skip
ESTATES = (
    "凤鸣水岸小区", "和平家园", "临江苑小区", "北苑新村", "纺织厂家属院", "滨河花园", "青龙小区", "文昌里小区",
    "城关一号院", "幸福里小区", "桃园小区", "站前新村",
)  # fmt: skip
SCHOOLS = (
    "望川区实验小学", "城关第二小学", "临江中学", "石桥镇中心小学", "云岭镇中心学校", "白沙初级中学", "北苑小学",
    "龙潭乡中心小学",
)  # fmt: skip
RIVERS = ("望川河", "塘溪河", "龙潭河", "石桥河", "云岭溪")
SLOTS = {"village": VILLAGES, "road": ROADS, "estate": ESTATES, "school": SCHOOLS, "river": RIVERS}
EMPLOYERS = (
    "望川机械制造有限公司工程师", "望川区实验小学教师", "望川区人民医院副主任医师", "{village}党支部书记",
    "{village}村民委员会主任", "望川农业科技有限公司总经理", "城关街道文昌社区党委书记", "望川律师事务所律师",
    "望川公共交通有限责任公司驾驶员", "望川热力集团有限公司技术员", "{village}种植专业合作社理事长", "个体工商户",
    "望川中学教师", "望川区中医院护士长", "望川建筑工程有限公司项目经理",
)  # fmt: skip


def people(rng: Random):
    """Names without end, no two the same: (name, sex)."""
    seen = set()
    while True:
        is_woman = rng.random() < 0.4
        surname = rng.choice(DOUBLE_SURNAMES) if rng.random() < 0.03 else rng.choice(SURNAMES)
        given = rng.sample(WOMEN if is_woman else MEN, 1 if rng.random() < 0.2 else 2)
        name = surname + "".join(given)
        if name not in seen:
            seen.add(name)
            yield name, "female" if is_woman else "male"
