"""Who at BKN may what in the admin, one line for each noun, address, action and inline.

A is the administrator, R the reviewer, E the vocabulary editor, U the auditor. Whoever isn't named in a line neither
sees a way there nor gets in by typing it. Nobody outside BKN gets in at all.
"""

ROLES = {"A": "administrator", "R": "reviewer", "E": "vocabulary", "U": "auditor"}
ALL, READERS = "AREU", "ARU"

# The noun: who looks at its rows, adds, changes and deletes them, on the pages that Django makes.
NOUNS = {
    "agency": (READERS, "A", "A", "A"),
    "competency": (ALL, "AE", "AE", "AE"),
    "correction": (READERS, "", "", "A"),
    "country": (READERS, "A", "A", "A"),
    "engagement": (READERS, "", "", ""),
    "intake": (READERS, "A", "", "A"),
    "invitation": ("AU", "A", "", ""),
    "knownas": (READERS, "", "A", "A"),
    "language": (ALL, "A", "A", "A"),
    "look": ("AU", "", "", ""),
    "membership": ("AU", "A", "A", "A"),
    "missedterm": (ALL, "", "", ""),
    "nomination": (READERS, "", "", ""),
    "official": (READERS, "A", "A", ""),
    "officialslug": (READERS, "", "", ""),
    "outgoingmail": ("AU", "", "", ""),
    "proposedword": (ALL, "", "", ""),
    "rank": (READERS, "A", "A", "A"),
    "region": (READERS, "A", "A", "A"),
    "request": (READERS, "", "", ""),
    "tier": (READERS, "A", "A", "A"),
    "user": ("AU", "", "A", ""),
}

# Other addresses: who gets the page, and who may send something there.
ADDRESSES = {
    "index": (ALL, ALL),
    "app_list": (ALL, ALL),
    "password_change": (ALL, ALL),
    "password_change_done": (ALL, ""),
    "report": (READERS, ""),
    "report_workbook": (READERS, ""),
    "experts_agency_dissolve": ("A", "A"),
    "experts_agency_merge": ("A", "A"),
    "experts_agency_merge_two": ("A", "A"),
    "experts_agency_rename": ("A", "A"),
    "experts_competency_merge": ("AE", "AE"),
    "experts_competency_merge_two": ("AE", "AE"),
    "experts_competency_move": ("", "AE"),
    "experts_correction_decline": ("A", "A"),
    "experts_correction_finish": ("A", "A"),
    "experts_correction_sender": (READERS, ""),
    "experts_country_template": ("A", ""),
    "experts_intake_again": ("", "A"),
    "experts_intake_answers": ("", "A"),
    "experts_intake_apply": ("", "A"),
    "experts_intake_ask": ("", "A"),
    "experts_intake_ask_undo": (READERS, ""),
    "experts_intake_columns": ("", "A"),
    "experts_intake_progress": (READERS, ""),
    "experts_intake_remap": ("", "A"),
    "experts_intake_undo": ("", "A"),
    "experts_intake_wrong": (READERS, ""),
    "experts_invitation_send_again": ("", "A"),
    "experts_invitation_withdraw": ("", "A"),
    "experts_missedterm_add_synonym": ("AE", "AE"),
    "experts_nomination_claim": ("", "AR"),
    "experts_nomination_decide": ("AR", "AR"),
    "experts_nomination_join": ("", "AR"),
    "experts_nomination_preview": (READERS, READERS),
    "experts_nomination_unreadable": ("", "AR"),
    "experts_official_ask": ("", "A"),
    "experts_official_confirm": ("", "A"),
    "experts_official_document": (READERS, READERS),
    "experts_official_hide": ("A", "A"),
    "experts_official_merge": ("A", "A"),
    "experts_official_merge_two": ("A", "A"),
    "experts_official_publish": ("", "A"),
    "experts_official_restricted": (READERS, "A"),
    "experts_official_restricted_history": (READERS, READERS),
    "experts_official_withdraw": ("A", "A"),
    "experts_recordedchange_changelist": (READERS, READERS),
    **{f"experts_{noun}_put_back": ("A", "A") for noun in ("agency", "knownas", "language", "official", "rank")},
    **{f"experts_{noun}_put_back": ("A", "A") for noun in ("region", "tier")},
    "experts_competency_put_back": ("AE", "AE"),
    "experts_proposedword_competency": ("AE", "AE"),
    "experts_proposedword_decline": ("AE", "AE"),
    "experts_proposedword_synonym": ("AE", "AE"),
    "experts_request_sender": (READERS, ""),
    "experts_user_deactivate": ("A", "A"),
    "experts_user_reactivate": ("A", "A"),
    "experts_user_reset_second_factor": ("A", "A"),
}
NOT_EXPORTED = {"recordedchange"}  # the history of everything is looked at, never taken along
ANYBODYS = {"login", "logout", "jsi18n", "autocomplete", None}  # the last finds no page, or leads from an old address

# The actions of a list; beside them everybody takes along what the list shows.
ACTIONS = {
    "agency": {"merge": "A"},
    "competency": {"merge": "AE"},
    "correction": {"finish": "A", "decline": "A"},
    "missedterm": {"dismiss": "AE"},
    "nomination": {"approve_several": "AR"},
    "official": {
        "merge": "A",
        "publish": "A",
        "hide": "A",
        "withdraw": "A",
        "confirm": "A",
        "export": READERS,
        "export_restricted": "A",
    },
    "user": {"deactivate": "A", "reactivate": "A"},
}

# Rows on the page of another noun: who sees, adds, changes and removes them.
INLINES = {
    "agencyname": (READERS, "A", "A", "A"),
    "achievement": (READERS, "A", "A", "A"),
    "assignment": (READERS, "A", "A", "A"),
    "competencylabel": (ALL, "AE", "AE", "AE"),
    "contact": (READERS, "A", "A", "A"),
    "document": (READERS, "A", "A", "A"),
    "education": (READERS, "A", "A", "A"),
    "engagement": (READERS, "", "", ""),
    "engagementstep": (READERS, "", "", ""),
    "expertise": (READERS, "A", "A", "A"),
    "focalpointterm": (READERS, "A", "A", "A"),
    "languageskill": (READERS, "A", "A", "A"),
    "membership": ("AU", "A", "A", "A"),
    "personalrecord": (READERS, "A", "A", "A"),
    "post": (READERS, "A", "A", "A"),
}

PAGES = {"changelist": (0, 0), "add": (1, 1), "change": (0, 2), "history": (0, 0), "delete": (3, 3)}


def everything() -> dict[str, tuple[str, str]]:
    """The name of each address: who gets the page, and who may send something there."""
    pages = {
        f"experts_{noun}_{page}": (may[get], may[post])
        for noun, may in NOUNS.items()
        for page, (get, post) in PAGES.items()
    }
    return pages | ADDRESSES
