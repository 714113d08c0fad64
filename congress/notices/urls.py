from django.urls import path

from congress.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.index, name="index"),
    path("read/", views.read_all, name="read_all"),
    path("preferences/", views.preferences, name="preferences"),
    path("letters/<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/", views.follow, name="follow"),
]
