"""How those who keep a record say that they dealt with what its official found wrong."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from experts.corrections import workflow as corrections
from experts.models import Correction, User
from experts.nominations.at_desk import at_desk
from experts.ownsay.forms import AnswerForm


@dataclass(frozen=True)
class Decision:
    question: Any
    consequence: Any
    button: Any
    label: Any
    needs_answer: bool
    carry_out: Any


DECISIONS = {
    "done": Decision(
        gettext_lazy("Corrected?"),
        gettext_lazy("The record is as it should be. The official gets a mail that says so."),
        gettext_lazy("Done"),
        gettext_lazy("Answer to the official (optional)"),
        False,
        corrections.finish,
    ),
    "decline": Decision(
        gettext_lazy("Decline?"),
        gettext_lazy("The record stays as it is. The official gets a mail with your reason."),
        gettext_lazy("Decline"),
        gettext_lazy("Reason, as the official will read it"),
        True,
        corrections.decline,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def decide(request: HttpRequest, user: User, pk: int, decision: str) -> HttpResponse:
    if decision not in DECISIONS:
        raise Http404
    chosen, found = DECISIONS[decision], Correction.objects.own_on_desk_of(user).filter(pk=pk)
    correction = get_object_or_404(found.select_related("official"))
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, label=chosen.label, required=chosen.needs_answer)
    if form.is_valid():
        if chosen.carry_out(found, answer=form.cleaned_data["answer"], by=user):
            messages.success(request, _("The official is answered."))
        return redirect("nominations:expert", correction.official.slug)
    context = {"correction": correction, "official": correction.official, "form": form, "decision": chosen}
    return render(request, "desk/own_correction.html", context)
