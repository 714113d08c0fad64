"""Every setting, read from the environment: one file for each matter, all of them taken in here."""

from congress.settings.data import *  # noqa: F403
from congress.settings.engine import *  # noqa: F403
from congress.settings.ground import *  # noqa: F403
from congress.settings.house import *  # noqa: F403
from congress.settings.long_work import *  # noqa: F403
from congress.settings.pace import *  # noqa: F403
from congress.settings.sign_in import *  # noqa: F403
from congress.settings.travel import *  # noqa: F403
