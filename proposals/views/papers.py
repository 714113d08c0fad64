from django.contrib.auth.decorators import login_required
from django.http import Http404


@login_required
def paper(request, code, paper):
    raise Http404


@login_required
def reply_letter(request, code, pk):
    raise Http404
