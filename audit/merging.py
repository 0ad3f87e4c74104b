"""A pair of records of one invented official for the pictures, and the page on which they are merged."""

from benchmarks.database import choose

SOURCE = "twin"  # the identifier of the record that was entered a second time


def enter_twice(officials: int) -> str:
    """The address of the page; an earlier run’s pair if it is there still."""
    choose(officials)
    from experts.models import Official
    from tests.factories import add_expertise, make_contact

    known = Official.objects.published().filter(country="ID", summary__gt="").earliest("pk")
    twin = Official.objects.filter(external_id=SOURCE).first()
    if twin is None:
        summary = "Trains assessors."
        twin = Official.objects.create(
            name=f"{known.name} S.", country_id="ID", external_id=SOURCE, summary=summary, is_demonstration=True
        )
        twin.posts.create(title="Head of Bureau", is_primary=True)
        for expertise in known.expertise.all()[:2]:
            add_expertise(twin, expertise.competency, roles=["speaker"], level=3)
        make_contact(twin, "twin@demo.example")
    return f"/admin/experts/official/{known.pk}/merge/{twin.pk}/"
