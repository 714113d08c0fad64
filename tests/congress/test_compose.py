"""The production set-up as far as it can be checked without a container engine."""

import re

import pytest
import yaml
from django.conf import settings

COMPOSE = settings.BASE_DIR / "docker-compose.yml"
OURS = ["web", "worker", "beat"]
TOP = {"name", "services", "volumes", "x-congress"}
KEYS = {
    "image", "build", "command", "restart", "init", "read_only", "tmpfs", "cap_drop", "security_opt",
    "volumes", "environment", "ports", "depends_on", "healthcheck", "stop_grace_period", "shm_size",
}  # fmt: skip


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load(COMPOSE.read_text())


def test_it_has_the_five_services_and_no_unknown_words(compose):
    assert list(compose["services"]) == [*OURS, "postgres", "redis"]
    assert set(compose) == TOP
    for service in compose["services"].values():
        assert set(service) <= KEYS
        assert set(service["healthcheck"]) <= {"test", "interval", "timeout", "start_period"}
        assert service["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")


def test_every_volume_is_declared_and_every_dependency_exists(compose):
    for service in compose["services"].values():
        for volume in service["volumes"]:
            assert volume.split(":")[0] in compose["volumes"]
        for name, how in service.get("depends_on", {}).items():
            assert how == {"condition": "service_healthy"}
            assert "healthcheck" in compose["services"][name]


def test_no_secret_is_written_down(compose):
    for service in compose["services"].values():
        for name, value in service["environment"].items() if "environment" in service else ():
            if re.search("KEY|PASSWORD", name):
                assert re.fullmatch(r"\$\{\w+(:\?.+|:-)\}", value), name
    assert compose["services"]["web"]["environment"]["SECRET_KEY"].startswith("${SECRET_KEY:?")


def test_our_processes_are_no_root_and_keep_only_their_data(compose):
    dockerfile = compose["services"]["web"]["build"]["dockerfile_inline"]
    assert "\nUSER congress\n" in dockerfile
    assert "--require-hashes" in dockerfile
    for name in OURS:
        service = compose["services"][name]
        assert service["read_only"] and service["cap_drop"] == ["ALL"]
        assert service["volumes"] == ["data:/srv/var"]
        assert service["environment"]["PRODUCTION"] == "1"


def test_only_the_web_server_is_reached_and_only_through_the_proxy(compose):
    ports = {name: service["ports"] for name, service in compose["services"].items() if "ports" in service}
    assert ports == {"web": ["127.0.0.1:8000:8000"]}


def test_the_image_holds_the_sources_and_nothing_else_of_the_folder(compose):
    dockerfile = compose["services"]["web"]["build"]["dockerfile_inline"]
    copied = [name for line in re.findall(r"^COPY (.+) \S+$", dockerfile, re.M) for name in line.split()]
    assert "." not in copied
    assert [name for name in copied if not (settings.BASE_DIR / name).exists()] == []
    apps = {app.split(".")[0] for app in settings.INSTALLED_APPS if (settings.BASE_DIR / app.split(".")[0]).is_dir()}
    assert apps | {"templates", "static", "manage.py", "requirements.lock"} <= set(copied)


def test_the_build_reads_no_variable_of_the_machine_that_builds(compose):
    assert not re.search(r"(?<!\$)\$[{(\w]", compose["services"]["web"]["build"]["dockerfile_inline"])
