"""The mail about a proposed word: one to each who proposed it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from experts import mails
from experts.guards.links import absolute
from experts.models import ProposedWord, User, WordProposal


def tell_decided(word: ProposedWord) -> None:
    proposals: dict[User, list[WordProposal]] = {}
    for proposal in word.proposals.filter(by__is_active=True).select_related("by", "nomination__official"):
        proposals.setdefault(proposal.by, []).append(proposal)
    for person, theirs in proposals.items():
        language = person.language or settings.LANGUAGE_CODE
        with override(language):
            nominations = [(one.nomination, _address(one)) for one in theirs]
        mails.send("word_decided", person.email, {"word": word, "nominations": nominations}, language)


def _address(proposal: WordProposal) -> str:
    return absolute(reverse("nominations:nomination", args=[proposal.nomination_id]))
