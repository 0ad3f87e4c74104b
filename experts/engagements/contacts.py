"""When a requester learns how to reach an expert, and by which addresses."""

from collections import defaultdict
from collections.abc import Iterable

from experts.models import Contact, Engagement, Official

State = Engagement.State
SHOWN_IN = (State.ACCEPTED, State.CONFIRMED, State.DELIVERED)  # while there is something to arrange


def contacts_for(engagements: Iterable[Engagement]) -> dict[int, list[Contact]]:
    """By expert, once the focal point has accepted, what may be shared then. One query.

    A personal address only where the expert consented: a public task reaches no further than the office.
    """
    officials = {
        line.official_id: line.official for line in engagements if line.state in SHOWN_IN and line.official.is_published
    }
    contacts: dict[int, list[Contact]] = defaultdict(list)
    shared = Contact.objects.filter(official__in=officials.keys(), sharing=Contact.Sharing.ON_ACCEPTANCE)
    for contact in shared:
        if contact.owner == Contact.Owner.OFFICE or _consented(officials[contact.official_id]):
            contacts[contact.official_id].append(contact)
    return contacts


def _consented(official: Official) -> bool:
    return official.legal_basis == Official.LegalBasis.CONSENT
