"""Settings under production, asked in a process of their own."""

import os
import subprocess
import sys

from congress import settings

SERVERS = {"DATABASE_URL": "postgres://u:p@db/congress", "REDIS_URL": "redis://redis/0"}
PRODUCTION = {**SERVERS, "PRODUCTION": "1", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "rd.example.cn"}


def ask(expression, **env):
    return subprocess.run(
        [sys.executable, "-c", f"from congress import settings; print({expression})"],
        capture_output=True,
        text=True,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **env},
    )


def test_people_get_argon2():
    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_production_needs_its_own_key():
    without = {name: value for name, value in PRODUCTION.items() if name != "SECRET_KEY"}
    assert "PRODUCTION needs a SECRET_KEY" in ask("1", **without).stderr


def test_production_excludes_the_demo_district_and_debug():
    for flag in ("DEMO", "DEBUG"):
        assert "PRODUCTION excludes" in ask("1", **PRODUCTION, **{flag: "1"}).stderr


def test_production_speaks_https_only():
    names = "HTTPS, SECURE_SSL_REDIRECT, SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE, SESSION_COOKIE_NAME"
    said = ask(f"[getattr(settings, n) for n in '{names}'.split(', ')], settings.ALLOWED_HOSTS", **PRODUCTION)
    assert said.stdout.strip() == "[True, True, True, True, '__Host-sessionid'] ['rd.example.cn']"


def test_without_production_a_key_is_made_once_and_kept(tmp_path):
    env = {**SERVERS, "DATA_DIR": str(tmp_path / "var")}
    first, second = ask("settings.SECRET_KEY", **env), ask("settings.SECRET_KEY", **env)
    assert len(first.stdout.strip()) >= 50
    assert first.stdout == second.stdout
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_socket_reaches_both_cache_and_broker():
    said = ask("settings.CELERY_BROKER_URL", **{**SERVERS, "REDIS_URL": "unix:///srv/redis.sock?db=3"})
    assert said.stdout.strip() == "redis+socket:///srv/redis.sock?virtual_host=3"


def test_the_deployment_check_of_django_finds_nothing():
    env = {
        "PATH": os.environ["PATH"],
        **PRODUCTION,
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP-_",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    said = subprocess.run(command, capture_output=True, text=True, cwd=settings.BASE_DIR, env=env)
    assert said.returncode == 0, said.stderr
