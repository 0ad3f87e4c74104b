"""A nomination for the pictures: a change of an invented official’s record, with a letter, that waits for BKN."""

from io import BytesIO

from benchmarks.database import choose

WAITS = "endorsed"


def nominate(officials: int) -> int:
    """Its key; the one that an earlier run has made, if it waits still."""
    choose(officials)
    from experts.models import Nomination, Official, User
    from experts.nominations import drafting, workflow

    if waiting := Nomination.objects.filter(kind=Nomination.Kind.CHANGE, state=WAITS).first():
        return waiting.pk
    by = User.objects.get(email="focal-id@demo.example")
    official = Official.objects.published().filter(country="ID", summary__gt="").earliest("pk")
    change = drafting.start_change(official, by=by)
    change.typed["person"] |= {"rank_title": "Pembina Utama Madya (IV/d)", "title_before": "Dr."}
    change.typed["posts"][0]["title"] += ", acting"
    change.typed["achievements"] = [{"kind": "award", "title": "Satyalancana Karya Satya", "year": "2025"}]
    change.save()
    _enclose(change, by)
    workflow.send(change, note="Promoted in May; the decree is enclosed.", by=by)
    return change.pk


def _enclose(change: object, by: object) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image, ImageDraw

    from experts.documents import keeping
    from experts.documents.checking import check

    sheet, buffer = Image.new("L", (600, 850), 255), BytesIO()
    ImageDraw.Draw(sheet).multiline_text((60, 80), "DECREE 12/2026\n\nAn invented letter.", fill=0, font_size=28)
    sheet.save(buffer, "PNG")
    file = SimpleUploadedFile("Decree.png", buffer.getvalue())
    keeping.add(change, file, check(file), kind="recommendation", by=by)  # type: ignore[arg-type]
