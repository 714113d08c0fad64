"""练习 for a candidate without an account: one question, its verdict with the explanation, the next one."""

import random

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from congress.surveys.links import unseen
from meetings import actions
from meetings.queries import exam as queries


@unseen
def practice(request, key):
    """Never a question of the paper of an open exam: who asks for one by its number is told there is none."""
    given = queries.practice_pass(actions.digest(key))
    if given is None:
        raise Http404
    pool = queries.practice_pool(given.line.post.organ_kind)
    context = {"given": given, "organ": given.line.post.get_organ_kind_display()}
    if request.method == "POST":
        asked = request.POST.get("question", "")
        question = get_object_or_404(pool, pk=asked if asked.isascii() and asked.isdecimal() and len(asked) < 12 else 0)
        chosen, right = actions.judged(question, request.POST.getlist("q"))
        context |= {"question": question, "right": right, "chosen": chosen, "said": question.said(chosen)}
    else:
        numbers = list(pool.values_list("pk", flat=True))
        asked = pool.defer("key", "explanation").get(pk=random.choice(numbers)) if numbers else None
        context |= {"asked": asked}
    return render(request, "meetings/exam/practice.html", context)
