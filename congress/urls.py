"""One include per app."""

urlpatterns = []
