"""Choices that several nouns, the filters and the forms share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an expert can be asked to be."""

    TRAINER = "trainer", _("Trainer")
    SPEAKER = "speaker", _("Speaker")
    ADVISER = "adviser", _("Adviser")


class Mode(models.TextChoices):
    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")


class Category(models.TextChoices):
    """An academic shows publications, a practitioner certificates and involvement; one can be both."""

    ACADEMIC = "academic", _("Academic")
    PRACTITIONER = "practitioner", _("Practitioner")
