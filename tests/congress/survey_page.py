"""A page around the survey fragment, as an app would have it; used by test_surveys_browser through ROOT_URLCONF."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from congress.surveys import actions, queries
from congress.surveys.forms import RatingForm
from congress.surveys.models import Invitation
from congress.urls import urlpatterns as house

PAGE = """{% extends "base.html" %}{% block title %}评价答复{% endblock %}{% block main %}<h1>评价答复</h1>
<form method="post" class="stack narrow" novalidate>{% csrf_token %}{% include "surveys/_rating_fields.html" %}
<button class="btn btn-primary btn-wide">提交评价</button></form>{% endblock %}"""


def rate(request, place):
    invitation = Invitation.objects.select_related("survey").get(place=place)
    given = queries.answer_of(invitation)
    form = RatingForm(invitation.survey, request.POST or None, ballot=given)
    if form.is_valid():
        actions.cast(invitation, by=request.user, **form.answer)
        return HttpResponse("<!doctype html><html lang=zh><title>好</title><h1>已评价</h1>")
    context = {"form": form, "for_deputy": True}
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


urlpatterns = [path("rate/<str:place>/", rate), *house]
