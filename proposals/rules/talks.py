"""How often a unit speaks with the deputy before it answers (代表法第五十一条; law.md §12 #12 and #16)."""

from congress.rulebook.book import open_book
from proposals.models import KEY, Contact, Handling

F = Contact.Form
# Which of the ways a district may count each form of the record is.
MODE = {
    F.VISIT: "visit",
    F.MEETING: "meeting",
    F.SITE: "meeting",
    F.PHONE: "phone",
    F.MAIL: "email",
    F.MESSAGE: "message",
}
FACE_TO_FACE = (F.VISIT, F.MEETING, F.SITE)


def talks_owed(handling: Handling) -> str:
    """What must still be spoken over: a talk denied does not count, nor does a way the district does not count.

    A key case is talked over more often, and once in person; what is for reference only is answered without.
    """
    if handling.proposal.reference_only:
        return ""
    is_key, book = handling.proposal.key_cases.filter(status__in=KEY).exists(), open_book()
    talks = [talk for talk in handling.contacts.all() if talk.verdict != Contact.Verdict.DENIED]
    modes = book.setting("contact.modes")
    held = sum(MODE[talk.form] in modes for talk in talks)
    least = book.setting("contact.required_count_key") if is_key else book.setting("contact.required_count")
    whose = "重点督办的建议，" if is_key else ""
    if held < least:
        return (
            f"{whose}答复以前至少与代表沟通 {least} 次，{f'计入的有 {held} 次' if held else '还没有计入的沟通记录'}。"
        )
    face_to_face = book.setting("reply.face_to_face")
    wanted = face_to_face == "required" or (is_key and face_to_face == "required_for_key")
    if wanted and not any(talk.form in FACE_TO_FACE for talk in talks):
        return f"{whose}须当面与代表沟通，还没有当面沟通的记录。"
    return ""
