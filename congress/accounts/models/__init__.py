from congress.accounts.models.posts import Post, Role
from congress.accounts.models.users import User

__all__ = ["Post", "Role", "User"]
