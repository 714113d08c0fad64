from django.urls import path

from congress.pages import styleguide, views

app_name = "pages"
urlpatterns = [
    path("prefs/", views.prefs, name="prefs"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
