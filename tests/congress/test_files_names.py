import random
from email.message import Message
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from congress.files.names import clean_name

ODD = (
    ("../../etc/passwd.pdf", "passwd.pdf"),
    ("..\\..\\windows\\x.pdf", "x.pdf"),
    ("/abs/路径/意见.pdf", "意见.pdf"),
    ("a\0b.pdf", "ab.pdf"),
    ("\u202egpj.exe.pdf", "gpj.exe.pdf"),
    ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"),
    ("CON.pdf", "_CON.pdf"),
    ("con.x.pdf", "_con.x.pdf"),
    ("LPT1.pdf", "_LPT1.pdf"),
    ('a"b;c.pdf', "a_b_c.pdf"),
    ("...pdf", "未命名.pdf"),
    ("   .pdf", "未命名.pdf"),
    ("", "未命名.pdf"),
    ("无扩展名", "无扩展名.pdf"),
    ("\ud800坏.pdf", "坏.pdf"),
    ("䶮㛃𬱖𣲗.pdf", "䶮㛃𬱖𣲗.pdf"),
    ("a\u2028b\u200b.pdf", "ab.pdf"),
    ("e\u0301.pdf", "\u00e9.pdf"),
)


@pytest.mark.parametrize(("raw", "clean"), ODD)
def test_an_odd_name_becomes_a_plain_one(raw, clean):
    assert clean_name(raw, "pdf") == clean


def test_three_hundred_characters_fit_any_file_system():
    assert len(clean_name("代" * 300 + ".pdf", "pdf").encode()) <= 255


def test_two_hundred_names_stay_in_their_folder_and_come_back_from_the_header():
    dice = random.Random(7)
    pieces = [*"../\\\0\r\n\u202e\";%*'代 表建议𬱖a.", "CON", "..", "%0d%0a", "x" * 120]
    for _ in range(200):
        name = clean_name("".join(dice.choices(pieces, k=dice.randint(1, 40))), "pdf")
        assert "/" not in name and "\\" not in name and name.isprintable() and len(name) <= 200
        response = HttpResponse()
        response["Content-Disposition"] = content_disposition_header(True, name)
        header = Message()
        header["Content-Disposition"] = response["Content-Disposition"]
        back = header.get_filename() if "filename*" not in response["Content-Disposition"] else ""
        assert name == (back or unquote(response["Content-Disposition"].partition("''")[2]))
