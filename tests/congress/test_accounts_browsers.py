import pytest

from congress.accounts.browsers import named

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
)
ANDROID = "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15"
LINUX = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (CHROME, "Chrome · Windows"),
        (f"{CHROME} Edg/126.0.0.0", "Edge · Windows"),
        ("Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", "IE · Windows"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox · Windows"),
        (f"{CHROME} 360SE", "360 浏览器 · Windows"),
        (f"{CHROME} Qaxbrowser", "奇安信浏览器 · Windows"),
        (f"{ANDROID} HuaweiBrowser/15.0", "华为浏览器 · 安卓"),
        (f"{ANDROID} MicroMessenger/8.0.49", "微信 · 安卓"),
        (f"{IPHONE} Mobile/15E148 wxwork/4.1 MicroMessenger/7.0.1", "企业微信 · 苹果手机"),
        (f"{IPHONE} Version/17.5 Mobile/15E148 Safari/604.1", "Safari · 苹果手机"),
        (MAC, "Safari · 苹果电脑"),
        (f"{LINUX} UOS", "Chrome · 统信 UOS"),
        (LINUX, "Chrome · Linux"),
        ("curl/8.5.0", "其他浏览器"),
        ("", "其他浏览器"),
    ],
)  # fmt: skip
def test_a_browser_is_named_in_words_a_person_knows(user_agent, words):
    assert named(user_agent) == words
