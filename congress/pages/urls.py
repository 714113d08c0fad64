from django.urls import path

from congress.pages import styleguide, views

app_name = "pages"
urlpatterns = [
    path("prefs/", views.prefs, name="prefs"),
    path("views/keep/", views.keep_view, name="keep_view"),
    path("views/<int:pk>/drop/", views.drop_view, name="drop_view"),
    path("views/<int:pk>/open/", views.open_view, name="open_view"),
    path("columns/keep/", views.keep_columns, name="keep_columns"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
