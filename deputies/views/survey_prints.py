"""A survey's papers as the browser opens them; what cannot be printed leads back with its reason."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from congress.printing import pdf
from congress.work.engine import Refused


def print_or_return(request, held, template: str, *contexts: dict) -> HttpResponse:
    """Several contexts are a pile of the same paper, in one file."""
    name = contexts[0]["title"]
    try:
        data = pdf.pile(template, contexts, title=name)
    except pdf.PrintError as error:
        if hasattr(request, "progress"):  # in the worker nobody is led back
            raise Refused(f"没有打印：{error}") from error
        messages.error(request, f"没有打印：{error}")
        return redirect(held)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{name}.pdf")
    return response
