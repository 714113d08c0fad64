"""``make setup`` on a machine whose package mirror is gone: it says what will be missing, and goes on."""

from congress.launcher import setup


def test_a_mirror_that_fails_is_told_and_stops_nothing(tmp_path, monkeypatch, capsys):
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\nexit 100\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)

    setup.install_packages({"libreoffice-writer-nogui": lambda: None}, "texts must be sent as PDF without")
    assert (
        "texts must be sent as PDF without libreoffice-writer-nogui; type: apt-get install" in capsys.readouterr().out
    )


def test_the_office_is_asked_for_apart_from_what_printing_needs(monkeypatch):
    asked = []
    monkeypatch.setattr(setup, "install_packages", lambda wanted, *words: asked.append(set(wanted)))
    for name in ("build_venv", "prepare_fonts"):
        monkeypatch.setattr(setup, name, lambda: None)

    setup.main("run")
    assert [("libreoffice-writer-nogui" in each, "libpango-1.0-0" in each) for each in asked] == [
        (False, True),
        (True, False),
    ]
