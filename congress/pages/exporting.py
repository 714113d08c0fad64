"""A list too long for a request, or a paper of many sheets, is written by the worker: the same view, asked again on
behalf of the same person, with ``request.progress``.

So the file holds what this person may see under the posts that counted when it was asked for, by the same code
as the page; whoever lost the post meanwhile gets nothing.
"""

from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.timezone import localdate

from congress.work import actions
from congress.work.engine import Progress, Refused
from congress.work.models import Work


def is_long(total: int) -> bool:
    return total > settings.EXPORT_ROWS


def hand_over(request, name: str, ending: str) -> HttpResponseRedirect:
    """Ask the worker for this address; the way leads to the page of the work."""
    query = QueryDict(request.META.get("QUERY_STRING", ""), mutable=True)
    posts = sorted(post.pk for post in request.user.acting_posts)
    query_kept = urlencode(sorted(query.lists()), doseq=True)
    facts = {"path": request.path, "query": query_kept, "posts": posts, "ending": ending}
    title = f"{name} {localdate():%Y-%m-%d}（{ending.upper()}）"
    try:
        return redirect(actions.ask("export", by=request.user, title=title, facts=facts))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("work:index")


def lost(work: Work) -> str:
    """Why the file is no longer for its owner: a post it was asked under has ended (settings.WORK_RIGHTS)."""
    held = {post.pk for post in work.owner.current_posts}
    if work.owner.is_active and held >= set(work.facts.get("posts", ())):
        return ""
    return "您的岗位已经变动，不能再取原来岗位上要的文件。请重新打开列表再试。"


def run(work: Work, path: Path, progress: Progress) -> str:
    """The work itself (settings.WORKS)."""
    user, facts = work.owner, work.facts
    user.acting_posts = [post for post in user.current_posts if post.pk in facts["posts"]]
    request = HttpRequest()
    request.method, request.path, request.GET = "GET", facts["path"], QueryDict(facts["query"])
    request.META["QUERY_STRING"] = facts["query"]
    request.user, request.session, request.progress = user, {}, progress
    match = resolve(facts["path"])
    try:
        response = match.func(request, *match.args, **match.kwargs)
    except (Http404, PermissionDenied):
        raise Refused("您现在无权查看这个列表，没有导出。") from None
    if response.status_code != 200 or response["Content-Type"].startswith("text/html"):
        raise Refused("列表的条件已经失效，没有导出。请重新打开列表再试。")
    with path.open("wb") as file:
        for chunk in response.streaming_content if response.streaming else [response.content]:
            file.write(chunk)
    for close in response._resource_closers:  # response.close() would also end the connection, and our lock with it
        close()
    return f"{work.title.partition('（')[0]}.{facts['ending']}"
