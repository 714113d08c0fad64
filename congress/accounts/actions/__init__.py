from congress.accounts.actions.continuing import continue_posts
from congress.accounts.actions.people import (
    change_contact,
    create_account,
    disable_account,
    enable_account,
    issue_password,
    reset_second_factor,
    reveal_phone,
    unlock,
)
from congress.accounts.actions.posts import approve_post, end_post, propose_post, refuse_post
from congress.accounts.actions.seats import leave_seat, take_seat

__all__ = [
    "approve_post",
    "change_contact",
    "continue_posts",
    "create_account",
    "disable_account",
    "enable_account",
    "end_post",
    "issue_password",
    "leave_seat",
    "propose_post",
    "refuse_post",
    "reset_second_factor",
    "reveal_phone",
    "take_seat",
    "unlock",
]
