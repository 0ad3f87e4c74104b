"""Every row that people or programs write leaves its history, whichever way the write comes."""

import pghistory
import pghistory.models
import pytest
from django.apps import apps
from django.db import connection

from experts.models import Contact, Official, Post, User

pytestmark = pytest.mark.django_db


def events(obj: object) -> list[str]:
    return list(pghistory.models.Events.objects.tracks(obj).values_list("pgh_label", flat=True))


def test_every_noun_keeps_history() -> None:
    ours = [model for model in apps.get_app_config("experts").get_models() if not hasattr(model, "pgh_tracked_model")]
    ours = [model for model in ours if not model._meta.proxy or hasattr(model, "pgh_event_model")]
    without = {model.__name__ for model in ours if not hasattr(model, "pgh_event_model")}
    assert without == {
        *(
            "OfficialSlug",
            "Change",
            "Pruning",
            "NominationStep",
            "Reminder",
            "Look",
            "EngagementStep",
        ),  # themselves records of what was
        *(
            "OutgoingMail",
            "Usage",
            "Intake",
            "IntakeRow",
            "IntakeQuestion",
            "OwnLink",
            "ListedQuestion",
            "MissedTerm",
            "RequestMessage",
            "Evaluation",
        ),  # kept for a while only
    }


def test_saves_bulk_writes_and_raw_sql_all_leave_history() -> None:
    official = Official.objects.create(name="Sri Wahyuni", country_id="ID")
    official.summary = "Trains assessors."
    official.save()
    Official.objects.filter(pk=official.pk).update(travels=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE experts_official SET notice_weeks = 4 WHERE id = %s", [official.pk])
    assert events(official) == ["insert", "update", "update", "update"]


def test_children_and_restricted_rows_keep_history_and_deletion_is_in_it() -> None:
    official = Official.objects.create(name="Sri Wahyuni", country_id="ID")
    (post,) = Post.objects.bulk_create([Post(official=official, title="Director")])
    contact = Contact.objects.create(official=official, kind="email", value="sri@agency.example")
    Post.objects.filter(pk=post.pk).delete()
    assert (events(post), events(contact)) == (["insert", "delete"], ["insert"])


def test_history_never_holds_a_password() -> None:
    user = User.objects.create_user("someone@pool.example", "a-secret")
    kept = {field.name for field in user.pgh_event_model._meta.get_fields()}
    assert "email" in kept
    assert not kept & {"password", "last_login"}
