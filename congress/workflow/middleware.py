"""A step taken on a stale page is answered with who did what meanwhile."""

from django.contrib import messages
from django.shortcuts import redirect, render

from congress.workflow.flow import TooLate


class too_late:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if not isinstance(error, TooLate):
            return None
        latest = list(error.case.recent_entries())
        if latest and latest[0].step == error.step.name and latest[0].by_id == request.user.pk:
            messages.info(request, f"您已经完成“{error.step.label}”，不需要再做一次。")
            return redirect(error.case)
        context = {
            "case": error.case,
            "step": error.step,
            "reason": error.reason,
            "entries": latest,
        }
        return render(request, "too_late.html", context, status=409)
