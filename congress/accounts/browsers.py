"""What a browser calls itself, in two words a person knows: Chrome · Windows. A guess for the eye, trusted by nothing.

Every browser also claims to be the ones before it, so the newest names are asked first.
"""

import re

BROWSERS = (
    (r"wxwork", "企业微信"),  # which calls itself 微信 as well
    (r"MicroMessenger", "微信"),
    (r"DingTalk", "钉钉"),
    (r"360SE|360EE|QIHU|QHBrowser", "360 浏览器"),
    (r"MQQBrowser|QQBrowser", "QQ 浏览器"),
    (r"UCBrowser|UBrowser", "UC 浏览器"),
    (r"HuaweiBrowser", "华为浏览器"),
    (r"MiuiBrowser", "小米浏览器"),
    (r"Qaxbrowser", "奇安信浏览器"),
    (r"Edg(?:e|A|iOS)?/", "Edge"),
    (r"OPR/|Opera", "Opera"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrome/|CriOS/", "Chrome"),
    (r"MSIE |Trident/", "IE"),
    (r"Safari/", "Safari"),
)
SYSTEMS = (
    (r"OpenHarmony|HarmonyOS", "鸿蒙"),
    (r"iPhone|iPod", "苹果手机"),
    (r"iPad", "苹果平板"),
    (r"Android", "安卓"),
    (r"Windows", "Windows"),
    (r"Mac OS X|Macintosh", "苹果电脑"),
    (r"UOS|UnionTech", "统信 UOS"),
    (r"Kylin", "麒麟"),
    (r"Linux|X11", "Linux"),
)
UNKNOWN = "其他浏览器"


def named(user_agent: str) -> str:
    words = [_first(BROWSERS, user_agent) or UNKNOWN, _first(SYSTEMS, user_agent)]
    return " · ".join(filter(None, words))


def _first(known, user_agent: str) -> str:
    return next((word for sign, word in known if re.search(sign, user_agent)), "")
