"""How often one account, and one address, may ask for what costs something or can be guessed.

A whole office of forty works behind one address: the figure of an address is an office on its busiest morning,
the figure of an account is one person in a hurry. RATE_SEARCH=120,1200,60 in the environment changes one line,
RATE_SEARCH=0,0,60 switches it off.
"""

from congress.settings.ground import env

# what: (times for one account, times for one address, in so many seconds)
_RATES = {
    "any": (600, 6000, 60),  # every page of who is signed in
    "public": (0, 600, 60),  # every page of who is not
    "sign_in": (10, 120, 60),  # besides the failures counted in accounts/lockout.py
    "code": (10, 120, 60),
    "password": (10, 120, 600),
    "issue": (120, 240, 3600),  # first passwords and fresh second factors, by an administrator
    "personal": (60, 600, 3600),  # full telephone numbers
    "search": (120, 1200, 60),
    "typing": (300, 3000, 60),  # what a box offers while somebody writes
    "export": (30, 200, 600),
    "upload": (60, 600, 600),
    "public_form": (20, 30, 3600),  # what somebody without an account writes to the house
    "receipt": (30, 60, 600),  # guesses of a query code
    "paper": (120, 600, 600),  # each is laid out for about a second
}
RATE_LIMITS = {
    what: tuple(env.list(f"RATE_{what.upper()}", [*figures], subcast=int)) for what, figures in _RATES.items()
}
# Which address counts as what, when it is sent by a form and when it is only read. Exports, uploads and
# lists with a question are known by the request itself: congress/pages/pace.py.
RATED_FORMS = {
    **dict.fromkeys(("account_login", "accounts:sign_in", "accounts:demo"), "sign_in"),
    **dict.fromkeys(("mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp"), "code"),
    **dict.fromkeys(("account_reauthenticate", "account_change_password", "accounts:password"), "password"),
    **dict.fromkeys(("mfa_deactivate_totp", "mfa_generate_recovery_codes"), "password"),
    **dict.fromkeys(("accounts:issue_password", "accounts:reset_second_factor"), "issue"),
    **dict.fromkeys(
        ("supervision:suggest_review", "supervision:public_call", "meetings:observe_meeting"), "public_form"
    ),
    **dict.fromkeys(
        ("supervision:request_status", "supervision:idea_status", "meetings:observe_status", "meetings:room"), "receipt"
    ),
    **dict.fromkeys(("accounts:profile", "accounts:reveal", "deputies:reveal"), "personal"),
}
RATED_PAGES = {
    "portal:search": "search",
    **dict.fromkeys(("portal:suggest", "proposals:similar"), "typing"),
    **dict.fromkeys(("audit:export", "imports:problems", "proposals:public_csv", "proposals:public_json"), "export"),
    **dict.fromkeys(("proposals:paper", "proposals:reply_letter", "proposals:blank_form"), "paper"),
    "proposals:certificate": "paper",
    "portal:urging_sheet": "paper",
}
