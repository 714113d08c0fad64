"""Pictures come in without place, time and device; what is seen of them stays as it was."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from congress.files.intake import intake
from congress.files.traces import without_traces

GPS, TAKEN, CAMERA, TURNED = 0x8825, 0x0132, 0x0110, 0x0112


def photo(**options) -> bytes:
    exif = Image.Exif()
    exif[TAKEN], exif[CAMERA], exif[TURNED] = "2026:05:04 10:00:00", "Camera of Somebody", 6
    exif.get_ifd(GPS).update({1: "N", 2: (39.0, 54.0, 20.0), 3: "E", 4: (116.0, 23.0, 29.0)})
    out = BytesIO()
    picture = Image.radial_gradient("L").convert("RGB")
    picture.save(out, "JPEG", exif=exif, comment=b"at home", **options)
    return out.getvalue()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"icc_profile": b"profile" * 9}])
def test_a_photo_keeps_its_pixels_its_colours_and_which_way_is_up_and_nothing_else(options):
    whole = photo(**options)
    bare = without_traces("jpg", whole)
    before, after = Image.open(BytesIO(whole)), Image.open(BytesIO(bare))
    assert before.tobytes() == after.tobytes()
    assert dict(after.getexif()) == {TURNED: 6}
    assert after.info.get("icc_profile") == options.get("icc_profile")
    assert b"Camera" not in bare and b"at home" not in bare
    assert without_traces("jpg", bare) == bare


def test_a_second_picture_hung_behind_the_first_is_cut_off():
    assert without_traces("jpg", photo() + photo()) == without_traces("jpg", photo())


def test_a_png_loses_its_words():
    words, out = PngImagePlugin.PngInfo(), BytesIO()
    words.add_text("Location", "39.9,116.4")
    words.add_itxt("Author", "某人")
    Image.new("RGB", (8, 8), "red").save(out, "PNG", pnginfo=words, exif=Image.Exif())
    bare = without_traces("png", out.getvalue())
    assert b"Location" not in bare and b"Author" not in bare
    assert Image.open(BytesIO(bare)).getpixel((3, 3)) == (255, 0, 0)


@pytest.mark.parametrize("cut", [3, 30, 300, 900])
def test_half_a_picture_is_told_from_a_whole_one(cut):
    with pytest.raises(ValueError, match=r"picture|marker|scan"):
        without_traces("jpg", photo()[:cut])


@pytest.mark.django_db
def test_what_lies_in_the_store_has_no_traces(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    stored = intake(SimpleUploadedFile("现场.jpg", photo()), by=None)
    lying = stored.path.read_bytes()
    assert stored.size == len(lying) and b"Camera" not in lying
    assert GPS not in Image.open(BytesIO(lying)).getexif()
