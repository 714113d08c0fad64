from congress.accounts.models.locks import SignInLock
from congress.accounts.models.posts import ADMINISTRATORS, DEPUTIES, Post, Role
from congress.accounts.models.users import User

__all__ = ["ADMINISTRATORS", "DEPUTIES", "Post", "Role", "SignInLock", "User"]
