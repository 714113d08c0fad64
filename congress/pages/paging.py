"""One page of a list, with its total and the way to the others."""

from django.core.paginator import Paginator

PER_PAGE = 20


class House(Paginator):
    """A paginator that may be told the total, so that a list counts its rows once."""

    def __init__(self, rows, per_page, total=None):
        super().__init__(rows, per_page)
        if total is not None:
            self.count = total  # stands in for the cached property


def paginate(request, rows, *, per_page: int = PER_PAGE, total: int | None = None, key: str = "page"):
    """The page the address asks for; nonsense gives the first, a number beyond gives the last.

    ``{% pager page %}`` writes the links and keeps the rest of the address.
    """
    page = House(rows, per_page, total).get_page(request.GET.get(key))
    page.key = key
    page.object_list = list(page.object_list)
    return page
