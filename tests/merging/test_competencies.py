"""Two competencies that mean the same become one: their experts, labels and addresses."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from experts.merging.merge import merge
from experts.models import KnownAs, User
from tests.factories import add_expertise, make_competency, make_official, make_request

pytestmark = pytest.mark.django_db


def test_experts_labels_and_addresses_go_over_and_the_next_page_counts_right(by: User) -> None:
    kept = make_competency("juggling", parent="circus", id="Lempar bola")
    gone = make_competency("ball-throwing", parent="circus", id="Juggling", also=[("en", "throwing")])
    both, only = make_official("Sri Wahyuni"), make_official("Budi Santoso")
    add_expertise(both, kept, roles=["trainer"], level=1)
    add_expertise(both, gone, roles=["speaker"], level=3)
    add_expertise(only, gone)
    KnownAs.objects.create(kind="competency", value="balls", target=gone.slug)
    request = make_request()
    request.competencies.add(kept, gone)
    public = Client()
    assert 'data-total="1"' in public.get("/experts/?competency=juggling").text
    merge(kept, gone, by=by)
    for path in ("competency=juggling", "competency=ball-throwing", "q=throwing"):
        page = " ".join(public.get(f"/experts/?{path}").text.split())
        assert 'data-total="2"' in page
        assert 'data-facet="competency" data-value="juggling" data-count="2"' in page
    assert public.get("/competencies/ball-throwing/")["Location"] == "/competencies/juggling/"
    expertise = both.expertise.get()
    assert (expertise.competency, expertise.level, expertise.roles) == (kept, 3, ["trainer", "speaker"])
    preferred = set(kept.labels.filter(is_preferred=True).values_list("language", "text"))
    assert preferred == {("en", "Juggling"), ("id", "Lempar bola")}
    assert KnownAs.objects.get(value="balls").target == "juggling"
    assert list(request.competencies.all()) == [kept]


def test_an_area_with_others_in_it_becomes_no_competency_of_an_area(by: User) -> None:
    area, other = make_competency("circus"), make_competency("variety")
    below, leaf = make_competency("juggling", parent=area), make_competency("singing", parent=other)
    with pytest.raises(ValidationError, match="only be merged into an area"):
        merge(leaf, area, by=by)
    merge(other, area, by=by)
    merge(other, leaf, by=by)
    below.refresh_from_db()
    other.refresh_from_db()
    assert (below.parent, other.parent) == (other, None)
