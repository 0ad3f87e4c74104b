"""Merging two records: from the list with two that are ticked, or from the page of one."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.admin.decisions import who
from experts.admin.merging_form import AnotherForm, MergeForm
from experts.merging import merge as merging


class Merging:
    """For an admin whose records can be merged. One that was merged is looked at, and no longer chosen or edited."""

    @admin.action(description=_("Merge…"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        chosen = list(self.model._default_manager.filter(pk__in=list(queryset.values_list("pk", flat=True)[:3])))
        if len(chosen) != 2:
            messages.error(request, gettext("Tick two records, no more and no less, to merge them."))
            return None
        return redirect(self._page("merge_two", *(one.pk for one in merging.in_order(*chosen))))

    def get_urls(self) -> list[Any]:
        view, name = self.admin_site.admin_view, f"experts_{self.opts.model_name}"
        return [
            path("<int:pk>/merge/", view(self.choose_another), name=f"{name}_merge"),
            path("<int:pk>/merge/<int:other>/", view(self.merge_two), name=f"{name}_merge_two"),
            *super().get_urls(),
        ]

    def choose_another(self, request: HttpRequest, pk: int) -> HttpResponse:
        (record,) = self._records(request, pk)
        form = AnotherForm(record, request.POST if request.method == "POST" else None)
        if form.is_valid():
            kept, gone = merging.in_order(record, form.cleaned_data["other"])
            return redirect(self._page("merge_two", kept.pk, gone.pk))
        context = {"form": form, "media": self.media + form.media, "title": gettext("Merge %s with another") % record}
        return self._show(request, "choose", context | {"original": record})

    def merge_two(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        kept, gone = self._records(request, pk, other)
        form = MergeForm(kept, gone, request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                merging.merge(kept, gone, answers=form.answers, seen=form.cleaned_data["seen"], by=who(request))
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                form = MergeForm(kept, gone)  # as they are now
            else:
                messages.success(request, gettext("“%(gone)s” was merged into this record.") % {"gone": gone})
                return redirect(self._page("change", kept.pk))
        context = {
            "form": form,
            "title": gettext("Merge two into one"),
            "kept": kept,
            "gone": gone,
            "against": merging.reasons_against(kept, gone),
            "warnings": merging.warnings(kept, form.questions),
            "same": merging.same(kept, gone),
            "moving": list(merging.moving(kept, gone)),
            "follows": merging.follows(kept, gone),
            "other_way": self._page("merge_two", gone.pk, kept.pk),
            "back": self._page("change", kept.pk),
        }
        return self._show(request, "merge", context)

    def _records(self, request: HttpRequest, *keys: int) -> list[Any]:
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = self.model._default_manager.in_bulk(keys)
        if found.keys() < set(keys):
            raise Http404
        return [found[key] for key in keys]

    def _page(self, name: str, *keys: object) -> str:
        return reverse(f"admin:experts_{self.opts.model_name}_{name}", args=keys)

    def _show(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        everywhere = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, f"admin/merging/{template}.html", everywhere | context)

    # --- A record that was merged ---

    def get_queryset(self, request: HttpRequest) -> Any:
        found = super().get_queryset(request)
        match = request.resolver_match
        return found.filter(merged_into=None) if match and match.url_name == "autocomplete" else found

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into_id)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What others were merged into, or what was merged, is where old addresses lead."""
        is_signpost = obj is not None and (obj.merged_into_id or obj.merged_from.exists())
        return super().has_delete_permission(request, obj) and not is_signpost

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        record = kwargs.get("obj")
        if record and self.has_change_permission(request, record):
            context["merge_url"] = self._page("merge", record.pk)
        return super().render_change_form(request, context, *args, **kwargs)
