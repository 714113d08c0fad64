"""The ballot box of an anonymous survey: sealed slips, shaken at every answer, opened once, then burnt.

What the tables hold, and when:

* **While the window is open** there is one slip for each person invited, from the first minute on; most are
  blank. All are of one size and sealed (AES-GCM) under the survey's own key, which itself is sealed under a key
  outside the database (``FIELD_KEYS``). No slip names a person; which invitation has answered is a flag elsewhere.
* **At every answer** the whole box is shaken: all slips are taken out, one blank is exchanged, all are sealed
  afresh and laid back in a random order under new random ids; and the flags of *all* invitations are written again.
  So all rows of both tables carry the same ``xmin``, their order and their ids say nothing, two snapshots of the
  table have no ciphertext in common, and nothing has a time of its own. The change log skips both (audit/tables.py).
* **Changing an answer**: the slip holds the fingerprint of a code that only the person was shown. The house
  cannot find a person's slip without it, so a lost code means that the answer stands.
* **At the close** the box is opened in memory. What is kept: sums per question and grade, and the reasons as loose
  texts under random ids. Who counted a pile of paper knows its sums and could take them from the whole, so what came
  on line must be as many as the survey's minimum by itself; fewer are left out and only their number is told
  (``left_out``). With fewer answers than the minimum altogether nothing is kept at all. Slips and key are deleted,
  and ``scrub`` rewrites the tables so that the dead rows are gone from the pages too, whatever else is open.

What this does not withstand, said plainly:

* Whoever runs the server while people answer can read the answer as it arrives, as with every system in which
  the browser does not encrypt for somebody else. The same goes for tools that record whole requests or statements.
* Until the close, ``FIELD_KEYS`` together with the table show the answers, though not whose they are. Whoever has
  both *and* the dead rows (page inspection, WAL archive, backups taken in between) can see which slip
  changed in the transaction that flagged a person. Backups and WAL of the window are therefore of no use
  without the key, and the key must not be kept with them.
* When all give the same grade everybody's grade is known, and a reason may betray its author by its words;
  the page says so. Sums for small groups are therefore never made.
"""

import json
import os
import random
import secrets
from collections.abc import Iterable
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.timezone import now

from congress.accounts import sealing
from congress.surveys.models import BoxKey, Count, Grade, Remark, Secrecy, Slip, Survey

SIZE = 4096  # bytes of every slip, blank or written; longer than the longest answer
REMARK = 500  # characters; the named kind allows more
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that is misread from paper
BLANK = {}
SCRUBBED = ("surveys_slip", "surveys_boxkey", "surveys_invitation", "surveys_pile")
# Anybody on the server, in whatever database, who was at work before the last of these boxes was burnt.
OLDER = """SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid <> pg_backend_pid()
    AND greatest(age(backend_xmin), age(backend_xid))
        >= (SELECT min(age(xmin)) FROM surveys_survey WHERE id = ANY(%s)))"""


def set_up(survey: Survey) -> None:
    """A blank slip for everybody invited, so that the number of slips never says how many have answered."""
    key = os.urandom(32)
    BoxKey.objects.create(survey=survey, sealed=sealing.seal(key.hex()))
    _lay(survey, key, [BLANK] * survey.invitations.count())


def exchange(survey: Survey, *, grades: dict, reason: str, code: str = "") -> str:
    """Put one answer in, in the place of a blank slip or of the one this ``code`` belongs to; the code to change it.

    The survey's row must be locked: two people at once would lose one of the answers.
    """
    key = _key(survey)
    slips = _open(survey, key)
    if code:
        place = next((n for n, slip in enumerate(slips) if slip.get("code") == _fingerprint(survey, code)), None)
        if place is None:
            raise ValidationError("改票码不对，请核对后再输入。", code="code")
    else:
        place = slips.index(BLANK)
        code = "".join(secrets.choice(ALPHABET) for _ in range(12))
    slips[place] = {"code": _fingerprint(survey, code), "grades": grades, "reason": reason.strip()[:REMARK]}
    Slip.objects.filter(survey=survey).delete()
    _lay(survey, key, slips)
    return "-".join(normal(code)[n : n + 4] for n in (0, 4, 8))


def flag(survey: Survey, people: Iterable[int]) -> None:
    """Write the flag of every invitation of the survey again, setting it for these: one row alone would be told."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE surveys_invitation SET has_answered = has_answered OR id = ANY(%s) WHERE survey_id = %s",
            [list(people), survey.pk],
        )


def count(survey: Survey) -> None:
    """Open the box, keep the sums and the loose reasons, burn the rest. Below the minimum nothing is kept."""
    written = [slip for slip in _open(survey, _key(survey)) if slip]
    piles = list(survey.piles.filter(state="confirmed"))
    if piles and len(written) < survey.minimum:
        survey.left_out, written = len(written), []
        survey.save(update_fields=["left_out"])
    if len(written) + sum(pile.slips for pile in piles) >= survey.minimum:
        for code in survey.codes:
            sums = dict.fromkeys([*Grade.values, "invalid"], 0)
            for slip in written:
                sums[slip["grades"][code]] += 1
            for pile in piles:
                for grade in sums:
                    sums[grade] += pile.counts[code][grade]
            Count.objects.create(survey=survey, code=code, **sums)
        reasons = [slip["reason"] for slip in written] + [text for pile in piles for text in pile.remarks]
        random.SystemRandom().shuffle(reasons)
        Remark.objects.bulk_create(Remark(survey=survey, text=text) for text in reasons if text)
    burn(survey)


def burn(survey: Survey) -> None:
    survey.piles.update(counts={}, remarks=[])
    Slip.objects.filter(survey=survey).delete()
    BoxKey.objects.filter(survey=survey).delete()
    flag(survey, [])


def scrub() -> bool:
    """Rewrite the tables without their dead rows once a box was counted; boxes still open keep theirs as they lie.

    Not within a transaction. The server keeps what an older transaction could still ask for, so while one runs (a
    backup) the next hour tries again.
    """
    if transaction.get_connection().in_atomic_block:
        return False
    counted = Survey.objects.filter(secrecy=Secrecy.ANONYMOUS, scrubbed_at=None).exclude(closed_at=None)
    closed = list(counted.values_list("pk", flat=True))
    if not closed or _older_runs(closed):
        return False
    with connection.cursor() as cursor:
        for table in SCRUBBED:
            cursor.execute(f"VACUUM (FULL, ANALYZE) {table}")
    Survey.objects.filter(pk__in=closed).update(scrubbed_at=now())
    return True


def normal(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter in ALPHABET)


def _older_runs(closed: list[int]) -> bool:
    """Whether a transaction still runs that may ask for what these boxes held."""
    with connection.cursor() as cursor:
        cursor.execute(OLDER, [closed])
        return cursor.fetchone()[0]


def _key(survey: Survey) -> bytes:
    return bytes.fromhex(sealing.open_sealed(BoxKey.objects.get(survey=survey).sealed))


def _fingerprint(survey: Survey, code: str) -> str:
    return sha256(f"{survey.pk}:{normal(code)}".encode()).hexdigest()


def _open(survey: Survey, key: bytes) -> list[dict]:
    box, mark = AESGCM(key), str(survey.pk).encode()
    try:
        return [
            json.loads(box.decrypt(bytes(sealed[:12]), bytes(sealed[12:]), mark))
            for sealed in Slip.objects.filter(survey=survey).values_list("sealed", flat=True)
        ]
    except InvalidTag as error:
        raise sealing.Unreadable(f"a slip of survey {survey.pk} was changed") from error


def _lay(survey: Survey, key: bytes, slips: list[dict]) -> None:
    """Seal every slip afresh and lay them in a random order."""
    box, mark = AESGCM(key), str(survey.pk).encode()
    random.SystemRandom().shuffle(slips)
    rows = []
    for slip in slips:
        plain = json.dumps(slip, ensure_ascii=False).encode()
        if len(plain) > SIZE:
            raise ValidationError("内容太长，请缩短理由。", code="long")
        nonce = os.urandom(12)
        rows.append(Slip(survey=survey, sealed=nonce + box.encrypt(nonce, plain.ljust(SIZE), mark)))
    Slip.objects.bulk_create(rows)
