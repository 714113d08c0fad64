from django.contrib.auth.decorators import login_required

from congress.pages.steps import step_page, taken
from proposals import actions, deadlines
from proposals.flow import HANDLING
from proposals.forms import AskExtensionForm, RuleExtensionForm
from proposals.models import Ruling
from proposals.views.fetch import share


@login_required
def ask_extension(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("ask_extension", handling, by=request.user)
    form = AskExtensionForm(request.POST or None, handling=handling)

    def told(extension):
        return "已送代表工委审批，审批以前原期限不变。" if extension.is_pending else "已经延期，代表会收到告知。"

    clock = deadlines.running(handling.proposal, "proposal.reply", handling=handling).first()
    step, context = taken(actions.ask_extension, handling, request), {"proposal": handling.proposal, "clock": clock}
    return step_page(
        request, form, step, "proposals/ask_extension.html", told, back=handling, handling=handling, **context
    )


@login_required
def rule_extension(request, code, pk):
    handling = share(request, code, pk)
    HANDLING.require("rule_extension", handling, by=request.user)
    extension = handling.extensions.select_related("asked_by").get(ruling=Ruling.PENDING)
    form = RuleExtensionForm(request.POST or None, handling=handling, extension=extension)

    def told(_):
        return "已同意延期，承办单位和代表都会收到通知。" if form.cleaned_data["agreed"] else "已告知承办单位。"

    return step_page(
        request, form, taken(actions.rule_extension, handling, request), "proposals/rule_extension.html", told,
        back=handling, proposal=handling.proposal, handling=handling, extension=extension,
    )  # fmt: skip
