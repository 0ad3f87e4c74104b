"""Where a nomination begins: about somebody new, or about an expert of the desk."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from experts.models import Agency, Country, Nomination, Official, User
from experts.nominations import drafting
from experts.nominations.at_desk import at_desk
from experts.nominations.transitions import may_write
from experts.nominations.version.sections import sections_of


class PlaceForm(forms.Form):
    """For which country or agency somebody is nominated; who speaks for one only is not asked."""

    place = forms.ChoiceField(label=gettext_lazy("For whom do you nominate?"), widget=forms.RadioSelect)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries = Country.objects.filter(pk__in=user.focal_countries)
        agencies = Agency.objects.filter(pk__in=user.nominating_agencies).select_related("country")
        self.places: dict[str, Country | Agency] = {one.pk: one for one in countries}
        self.places |= {str(one.pk): one for one in agencies}
        place = self.fields["place"]
        place.choices = [(key, str(one)) for key, one in self.places.items()]  # type: ignore[attr-defined]
        if len(self.places) == 1:
            place.widget, place.initial = forms.HiddenInput(), next(iter(self.places))

    def begin(self, by: User) -> Nomination:
        place = self.places[self.cleaned_data["place"]]
        if isinstance(place, Agency):
            return drafting.start(place.country, agency=place, by=by)
        return drafting.start(place, by=by)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def new(request: HttpRequest, user: User) -> HttpResponse:
    form = PlaceForm(user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _go_on(form.begin(user))
    context = {"form": form, "sections": sections_of(Nomination.Kind.NEW)}
    return render(request, "desk/new.html", context)


@require_POST
@at_desk
def change(request: HttpRequest, user: User, slug: str) -> HttpResponse:
    official = get_object_or_404(Official.objects.on_desk_of(user), slug=slug)
    nomination = drafting.start_change(official, by=user)
    if not Nomination.objects.visible_to(user).filter(pk=nomination.pk).exists():
        messages.info(request, _("Your focal point is at work on a change of this record already."))
        return redirect("nominations:expert", slug)
    if not may_write(user, nomination):
        return redirect("nominations:nomination", nomination.pk)
    return _go_on(nomination)


def _go_on(nomination: Nomination) -> HttpResponse:
    return redirect("nominations:edit", nomination.pk, sections_of(nomination.kind)[0].slug)
