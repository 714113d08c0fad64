from django.contrib.auth.decorators import login_required

from congress.pages.steps import step_page
from proposals import actions, queries
from proposals.flow import SUGGESTION
from proposals.forms import LogAgainForm
from proposals.views.fetch import case


@login_required
def log_again(request, code):
    proposal = case(request, code)
    SUGGESTION.require("log_again", proposal, by=request.user)
    form = LogAgainForm(request.POST or None, request.FILES or None, proposal=proposal)

    def step(files, **facts):
        actions.log_again(proposal, by=request.user, scans=files, **facts)

    context = {"proposal": proposal, "returned": queries.returned_note(proposal)}
    done = "修改稿已录入，可以接着审查登记。"
    return step_page(request, form, step, "proposals/log_again.html", done, back=proposal, **context)
