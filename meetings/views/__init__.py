from meetings.views.cases import detail
from meetings.views.items import item
from meetings.views.listing import index

__all__ = ["detail", "index", "item"]
