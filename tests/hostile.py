"""What somebody might type to break the house: for names, titles, notes, searches."""

from itertools import product

INJECTIONS = [
    "<script>alert(1)</script>", "<ScRiPt src=//x.example></ScRiPt>", "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", '"><script>alert(1)</script>', "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)', "' onfocus='alert(1)' autofocus='", "<iframe src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>点</a>", "javascript:alert(1)", "<body onload=alert(1)>", "<object data=x>",
    "<embed src=x>", "<math><mtext></mtext><script>alert(1)</script>", "<base href=//x.example/>",
    "<meta http-equiv=refresh content=0;url=//x.example>", "<link rel=stylesheet href=//x.example>",
    "<style>@import '//x.example'</style>", "<form action=//x.example><input name=p>", "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "{{ 7*7 }}{% load ui %}", "{% include 'base.html' %}", "${7*7}", "<!--<script>alert(1)//-->",
    "<![CDATA[<script>alert(1)</script>]]>", "&lt;script&gt;alert(1)&lt;/script&gt;", "\\u003cscript\\u003e",
    "<x onclick=alert(1)>x", "<a href='data:text/html,<script>alert(1)</script>'>点</a>", "<xss style=behavior:url(x)>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
]  # fmt: skip
ODD = {
    "nul": "河堤\x00塌陷", "right to left": "河堤\u202e塌陷\u202c", "long": "堤" * 10_000, "emoji": "河堤🌊👩‍👩‍👧塌陷",
    "astral": "𬱖河𫟹堤𪚥", "combining": "河" + "\u0301" * 300, "lone surrogate": "河\ud800堤", "newlines": "河\r\n\r\n堤\u2028",
}  # fmt: skip
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1＋1", "=cmd|'/c calc'!A1", '=HYPERLINK("//x")']

_BREAKS = ["'", '"', "')", "';", "\\", "%", "_", "%%", "--", "/*", "\x00", "1)", "0x27", "\ud800", ":1"]
_TAILS = [
    "", " OR 1=1--", " OR 'a'='a", " UNION SELECT null,null--", "; DROP TABLE proposals_proposal;--",
    " AND 1=(SELECT 1 FROM pg_sleep(9))", "||pg_sleep(9)||", " ORDER BY 99--", " & | ! ( ) :*", " <-> a:*A",
    " LIMIT 1 OFFSET 99999999999999999999", "[$ne]", "__class__", "${jndi:ldap://x}", "../../etc/passwd", "9" * 40,
    "-1", "1e999", "NaN", "河堤'--",
]  # fmt: skip
QUERIES = [f"{opening}{tail}" for opening, tail in product(_BREAKS, _TAILS)]
