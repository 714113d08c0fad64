"""The private font set: built once, open to an office's own fonts, and the only one that is seen."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.core.management.base import CommandError
from fontTools import subset
from fontTools.ttLib import TTFont

from congress.printing import fonts, foundry
from congress.printing.worker import Assets
from tests.congress.test_printing import fonts_ready  # noqa: F401

SHEETS = Path(django_settings.BASE_DIR) / "static" / "print"


@pytest.fixture
def small_font(fonts_ready):  # noqa: F811
    """Four characters of 仿宋, under a family name of our choice."""
    source = fonts.home() / "set" / "FandolFang-Regular-0.otf"

    def make(path, family):
        font = TTFont(source)
        subsetter = subset.Subsetter(subset.Options(name_IDs=["*"]))
        subsetter.populate(text="区人大会")
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID in (1, 4, 16):
                record.string = family
        font["hhea"].ascent = 1234
        path.parent.mkdir(parents=True, exist_ok=True)
        font.save(path)

    return make


@pytest.fixture
def own_house(settings, tmp_path, small_font, monkeypatch):
    """A font folder of its own, with nothing installed on the machine."""
    monkeypatch.setattr(foundry, "SYSTEM", ())
    settings.DATA_DIR = tmp_path
    return small_font


def families():
    return [face["families"][0] for face in fonts.manifest()["faces"]]


def test_a_licensed_font_dropped_into_the_folder_is_prepared_like_the_others(own_house):
    own_house(fonts.source() / "FZXBSJW.otf", "方正小标宋简体")

    made = foundry.build()

    [face] = made["faces"]
    font = TTFont(fonts.home() / "set" / face["file"])
    assert face["families"] == ["方正小标宋简体"]
    assert (font["hhea"].ascent, font["hhea"].descent) == (880, -120)
    assert "公文小标宋" not in fonts.substitutes()


def test_a_new_file_is_noticed(own_house):
    own_house(fonts.source() / "a.otf", "FangSong_GB2312")
    foundry.build()
    own_house(fonts.source() / "b.otf", "KaiTi_GB2312")
    foundry.build()

    assert families() == ["FangSong_GB2312", "KaiTi_GB2312"]


def test_a_set_that_is_up_to_date_is_left_alone(fonts_ready):  # noqa: F811
    before = (fonts.home() / "set.json").stat().st_mtime_ns
    foundry.build()

    assert (fonts.home() / "set.json").stat().st_mtime_ns == before


def test_two_files_of_one_family_and_weight_are_not_mixed(own_house):
    own_house(fonts.source() / "a.otf", "FangSong_GB2312")
    own_house(fonts.source() / "b.otf", "FangSong_GB2312")

    assert [face["file"] for face in foundry.build()["faces"]] == ["a-0.otf"]


def test_a_broken_font_is_named_and_costs_nothing_else(own_house):
    own_house(fonts.source() / "good.otf", "FangSong_GB2312")
    (fonts.source() / "bad.ttf").write_bytes(b"no font")

    made = foundry.build()

    assert families() == ["FangSong_GB2312"]
    assert made["refused"][0].startswith("bad.ttf：")


def test_the_command_says_what_is_missing(own_house):
    with pytest.raises(CommandError, match="没有找到任何可用的字体文件"):
        call_command("prepare_fonts", no_download=True)

    own_house(fonts.source() / "a.otf", "FangSong_GB2312")
    with pytest.raises(CommandError, match="打印字库缺少公文小标宋、公文楷体、公文黑体、公文宋体"):
        call_command("prepare_fonts", no_download=True)


def test_missing_system_libraries_are_named(monkeypatch):
    monkeypatch.setattr(fonts, "LIBRARIES", ("pango-0.1",))
    fonts._missing_libraries.cache_clear()

    assert fonts.problem() == "缺少排版系统库：pango-0.1，请安装 Pango 与 HarfBuzz 后重试"
    fonts._missing_libraries.cache_clear()


def test_a_moved_folder_is_noticed(fonts_ready, settings, tmp_path):  # noqa: F811
    (tmp_path / "fonts").symlink_to(fonts.home())
    settings.DATA_DIR = tmp_path

    assert "打印字库的配置与目录不符" in fonts.problem()


def test_fandol_is_taken_out_of_a_package_without_installing_it(tmp_path):
    inside = tmp_path / "package" / "usr" / "share" / "fandol"
    control = tmp_path / "package" / "DEBIAN" / "control"
    inside.mkdir(parents=True)
    control.parent.mkdir()
    control.write_text("Package: x\nVersion: 1\nArchitecture: all\nMaintainer: x <x@x>\nDescription: x\n")
    for name in ("FandolFang-Regular.otf", "FandolKai-Regular.otf", "FandolSong-Bold.otf"):
        (inside / name).write_bytes(name.encode())
    package = tmp_path / "x.deb"
    subprocess.run(["dpkg-deb", "-b", tmp_path / "package", package], check=True, capture_output=True)

    found = foundry.unpack_fandol(package, tmp_path / "src")

    assert sorted(path.name for path in found) == ["FandolFang-Regular.otf", "FandolKai-Regular.otf"]
    assert found[0].read_bytes() == found[0].name.encode()


def test_every_style_the_sheets_name_is_defined_in_the_set(fonts_ready):  # noqa: F811
    named = {name for sheet in SHEETS.glob("*.css") for name in re.findall('"(公文.+?)"', sheet.read_text())}

    assert named == set(fonts.STYLES)
    for style in named:
        assert f"<family>{style}</family>" in fonts.config().read_text()
    assert json.loads((fonts.home() / "set.json").read_text())["faces"]


def test_only_registered_assets_can_be_asked_for(tmp_path):
    (tmp_path / "emblem.svg").write_text("<svg/>")
    (tmp_path / "notes.txt").write_text("内部")
    assets = Assets(tmp_path)

    assert assets.fetch("print:emblem.svg").read() == b"<svg/>"
    for address in ("print:notes.txt", "print:../emblem.svg", "data:text/css,p{}", "ftp://x/y"):
        with pytest.raises(ValueError, match="refused"):
            assets.fetch(address)
