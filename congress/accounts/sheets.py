"""The people as a spreadsheet: what the page shows, one line for each person."""

PEOPLE = ("姓名", "用户名", "岗位", "状态")


def people_rows(found):
    for person in found.iterator(chunk_size=2000):
        posts = [f"{post.get_role_display()} · {post.unit.label}{_standing(post)}" for post in person.posts.all()]
        yield person.name, person.username, "；".join(posts), "启用" if person.is_active else "停用"


def _standing(post) -> str:
    if post.status != post.Status.IN_FORCE:
        return f"（{post.get_status_display()}）"
    return f"（至 {post.ends_on:%Y-%m-%d}）" if post.ends_on else ""
