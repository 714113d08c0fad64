"""A printed paper as the answer to a request, the same way for every app."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from congress.printing import pdf


def paper_response(request, template: str, context: dict | list, *, name: str):
    """The paper in the browser, as a file with ``?download``; a list of contexts is a pile of the same paper.

    What stands in the way of printing is told on a page that leads back (503).
    """
    try:
        if isinstance(context, list):
            data = pdf.pile(template, context, title=name)
        else:
            data = pdf.render(template, context, title=name)
    except pdf.PrintError as error:
        return render(request, "components/print_failed.html", {"error": error}, status=503)
    return pdf_response(request, data, name=name)


def pdf_response(request, data: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header("download" in request.GET, f"{name}.pdf")
    return response
