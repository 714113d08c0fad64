"""The lists of people, locks and sign-ins as spreadsheets: what the page shows, line by line."""

PEOPLE = ("姓名", "用户名", "岗位", "状态")
LOCKS = ("账号或地址", "失败次数", "锁定至")
SESSIONS = ("登录时间", "网络地址", "浏览器", "本机")


def people_rows(found):
    for person in found.iterator(chunk_size=2000):
        posts = [f"{post.role_said} · {post.unit.label}{_standing(post)}" for post in person.posts.all()]
        yield person.name, person.username, "；".join(posts), "启用" if person.is_active else "停用"


def lock_cells(lock) -> tuple:
    return str(lock), lock.failures, lock.locked_until


def session_cells(held) -> tuple:
    return held.created_at, held.ip, held.browser, held.is_here


def _standing(post) -> str:
    if post.status != post.Status.IN_FORCE:
        return f"（{post.get_status_display()}）"
    return f"（至 {post.ends_on:%Y-%m-%d}）" if post.ends_on else ""
