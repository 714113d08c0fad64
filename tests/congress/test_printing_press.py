"""The child process: it fetches nothing, dies alone, and is there for threads and forks alike."""

import base64
import multiprocessing
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from congress.printing import fonts, pdf, press
from tests.congress import paper
from tests.congress.test_printing import fonts_ready, printed  # noqa: F401


def sheet(body, head=""):
    return f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body>{body}</body></html>'.encode()


@pytest.fixture(scope="module")
def shared_pool(fonts_ready):  # noqa: F811
    pool = press.Pool()
    yield pool
    pool.close()


@pytest.fixture
def pool(fonts_ready):  # noqa: F811
    pool = press.Pool()
    yield pool
    pool.close()


@pytest.fixture
def listener():
    """A web server on this machine that remembers who asked for what."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def svg(inner):
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(data.encode()).decode()


ATTACKS = {
    "stylesheet": ('<link rel="stylesheet" href="{url}">', ""),
    "import": ('<style>@import url("{url}");</style>', ""),
    "font": ('<style>@font-face{{font-family:x;src:url("{url}")}} p{{font-family:x}}</style>', ""),
    "background": ('<style>p{{background:url("{url}")}}</style>', ""),
    "attachment": ('<link rel="attachment" href="{url}">', ""),
    "attached link": ("", '<a rel="attachment" href="{url}">附件</a>'),
    "image": ("", '<img src="{url}">'),
    "object": ("", '<object data="{url}"></object><embed src="{url}">'),
    "base": ('<base href="{url}">', '<img src="a.png">'),
    "inline svg": ("", '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}"/></svg>'),
    "svg image": ("", "svg"),
}


@pytest.mark.parametrize("name", ATTACKS)
@pytest.mark.parametrize("scheme", ["file", "http"])
def test_nothing_is_fetched_or_embedded(name, scheme, tmp_path, listener, shared_pool):
    server, asked = listener
    secret = tmp_path / "secret.png"
    secret.write_text("TOPSECRET" * 30)
    url = secret.as_uri() if scheme == "file" else f"{server}/secret.png"
    head, body = (part.replace("{url}", url) for part in ATTACKS[name])
    if body == "svg":
        body = f'<img src="{svg(f"<image href={chr(34)}{url}{chr(34)}/>")}">'

    facts, data = shared_pool.render(sheet(f"<p>正文</p>{body}", head.replace("{{", "{").replace("}}", "}")))

    assert asked == []
    assert facts["refused"] or 'rel="attachment"' in head  # that one is dropped before it is read
    with pikepdf.open(BytesIO(data)) as file:
        assert not file.attachments
        streams = [o.read_bytes() for o in file.objects if isinstance(o, pikepdf.Stream)]
    assert not any(b"TOPSECRET" in stream for stream in streams)


def test_data_that_is_no_image_is_not_attached_either(shared_pool):
    head = '<link rel="attachment" href="data:text/plain,TOPSECRET">'
    facts, data = shared_pool.render(sheet("<p>正文</p>", head))

    with pikepdf.open(BytesIO(data)) as file:
        assert not file.attachments


def test_an_svg_cannot_read_files_through_entities(shared_pool, tmp_path):
    (tmp_path / "secret").write_text("绝密")
    uri = (tmp_path / "secret").as_uri()
    source = (
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{uri}">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>'
    )
    image = "data:image/svg+xml;base64," + base64.b64encode(source.encode()).decode()

    _, data = shared_pool.render(sheet(f'<p>正文</p><img src="{image}">'))

    assert paper.text(data) == "正文— 1 —"


def test_a_paper_that_takes_too_long_is_ended_and_the_next_one_prints(pool, monkeypatch):
    with monkeypatch.context() as short:
        short.setattr(press, "SECONDS", 5)  # twice as long is left for the child to come up
        with pytest.raises(pdf.PrintError, match="超过 5 秒"):
            pool.render(sheet("<p>" + "好的 " * 500_000))

    assert pool.render(sheet("<p>好"))[0]["pages"] == 1


def test_a_paper_that_takes_too_much_memory_is_ended_and_the_next_one_prints(pool, monkeypatch):
    with monkeypatch.context() as narrow:
        narrow.setattr(press, "MEMORY", 90 << 20)
        with pytest.raises(pdf.PrintError, match="内存"):
            pool.render(sheet("<table>" + "<tr><td>好<td>好<td>好" * 20_000))

    assert pool.render(sheet("<p>好"))[0]["pages"] == 1


def test_a_document_nested_too_deep_is_refused_without_losing_the_child(pool):
    facts, _ = pool.render(sheet("<div>" * 1500 + "好"))
    [child] = pool.idle

    assert "error" in facts
    assert pool.render(sheet("<p>好"))[0]["pages"] == 1
    assert pool.idle == [child]


def test_a_child_that_went_home_is_replaced(pool):
    pool.render(sheet("<p>好"))
    [child] = pool.idle
    child.process.stdin.close()
    child.process.wait(timeout=5)

    assert pool.render(sheet("<p>好"))[0]["pages"] == 1


def test_no_secret_of_the_portal_reaches_the_child(pool, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "TOPSECRET")
    pool.render(sheet("<p>好"))

    environment = Path(f"/proc/{pool.idle[0].process.pid}/environ").read_bytes()
    assert b"FONTCONFIG_FILE" in environment
    assert b"TOPSECRET" not in environment
    assert b"DATABASE_URL" not in environment


def test_threads_get_their_own_papers(pool):
    with ThreadPoolExecutor(6) as threads:
        texts = [f"第{n}号" for n in range(12)]
        papers = list(threads.map(lambda text: pool.render(sheet(f"<p>{text}"))[1], texts))

    assert [paper.text(data).removesuffix("— 1 —") for data in papers] == texts
    assert len(pool.idle) <= press.AT_ONCE


def test_a_forked_pool_worker_prints_with_a_child_of_its_own(fonts_ready):  # noqa: F811
    printed()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=lambda: sender.send(len(printed())), daemon=True)
    worker.start()

    assert receiver.poll(30)
    assert receiver.recv() == len(printed())
    worker.join(10)


def test_the_web_process_never_loads_the_print_engine_and_the_child_never_loads_django():
    asked = "import sys; sys.path.insert(0, '.'); import congress.printing.pdf; print('weasyprint' in sys.modules)"
    web = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, env=os.environ)
    start = press.START.replace("worker.main(*sys.argv[1:])", "print('django' in sys.modules)")
    child = subprocess.run([sys.executable, "-I", "-c", start, "congress"], capture_output=True, text=True)

    assert (web.stdout.strip(), child.stdout.strip()) == ("False", "False")


def test_missing_fonts_are_said_in_plain_chinese(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    assert not pdf.fonts_ok()
    with pytest.raises(pdf.PrintError, match="打印字库尚未生成，请在服务器上运行 manage.py prepare_fonts"):
        printed()
    assert "缺少" not in fonts.problem()
