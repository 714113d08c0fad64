from deputies.views.areas import constituencies, delegations
from deputies.views.detail import detail, reveal
from deputies.views.keeping import add_deputy, change_details, link_account
from deputies.views.listing import index
from deputies.views.seating import co_opt, give_mandate

__all__ = [
    "add_deputy", "change_details", "co_opt", "constituencies", "delegations", "detail", "give_mandate", "index",
    "link_account", "reveal",
]  # fmt: skip
