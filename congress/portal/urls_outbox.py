"""The outbox, the ways out of the house, the words of notices, letters to many."""

from django.urls import path

from congress.portal.views import channels, letters, outbox, wordings

app_name = "outbox"

urlpatterns = [
    path("", outbox.index, name="index"),
    path("<int:pk>/", outbox.detail, name="detail"),
    path("cancel/", outbox.cancel, name="cancel"),
    path("again/", outbox.again, name="again"),
    path("channels/", channels.index, name="channels"),
    path("channels/new/<slug:channel>/", channels.create, name="channel_create"),
    path("channels/<int:pk>/", channels.change, name="channel"),
    path("channels/<int:pk>/test/", channels.test, name="channel_test"),
    path("texts/", wordings.index, name="texts"),
    path("texts/<slug:kind>/", wordings.change, name="text"),
    path("letters/", letters.index, name="letters"),
    path("letters/new/", letters.write, name="letter_write"),
]
