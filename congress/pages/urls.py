from django.urls import path

from congress.pages import styleguide, views

app_name = "pages"
urlpatterns = [
    path("prefs/", views.prefs, name="prefs"),
    path("views/keep/", views.keep_view, name="keep_view"),
    path("views/<int:pk>/drop/", views.drop_view, name="drop_view"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
