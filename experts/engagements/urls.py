from django.urls import path

from experts.engagements import again, asking, desk, expert, needs, page
from experts.engagements.official_letter import at_desk as letter_at_desk
from experts.engagements.official_letter import on_page as letter

app_name = "engagements"
urlpatterns = [
    # Whoever needs an expert
    path("engagements/ask/", asking.ask, name="request_new"),
    path("engagements/sent/", asking.sent, name="request_sent"),
    path("engagements/confirm/", asking.confirm, name="request_confirm"),
    path("engagements/link/", again.again, name="request_lost"),
    path("engagements/link/sent/", again.again_sent, name="request_lost_sent"),
    # The request's own page
    path("engagements/request/", page.page, name="request"),
    path("engagements/request/write/", page.write, name="request_write"),
    path("engagements/request/cancel/", page.cancel_all, name="request_cancel"),
    path("engagements/request/data/", page.own_data, name="request_data"),
    path("engagements/request/erase/", page.erase, name="request_erase"),
    path("engagements/request/erased/", page.erased, name="request_erased"),
    path("engagements/request/letter/", letter.enclose, name="request_letter"),
    path("engagements/request/letter/remove/", letter.remove, name="request_letter_remove"),
    path("engagements/request/letter/original/", letter.original, name="request_letter_original"),
    path("engagements/request/letter/print/", letter.to_print, name="request_letter_print"),
    path("engagements/request/letter.pdf", letter.as_pdf, name="request_letter_pdf"),
    path("engagements/request/<int:pk>.ics", page.calendar, name="request_calendar"),
    path("engagements/request/<int:pk>/<slug:action>/", page.act, name="request_act"),
    # The expert
    path("engagements/answer/", expert.answer, name="expert_answer"),
    path("engagements/answer.ics", expert.calendar, name="expert_calendar"),
    path("engagements/answer/thanks/", expert.answered, name="expert_answered"),
    # The desk of focal points and BKN
    path("desk/requests/", desk.requests, name="desk_requests"),
    path("desk/requests/<int:pk>/", desk.one, name="desk_request"),
    path("desk/requests/<int:pk>/write/", desk.write, name="desk_write"),
    path("desk/requests/<int:pk>/propose/", needs.propose, name="desk_propose"),
    path("desk/requests/<int:pk>/pass-on/", needs.pass_on, name="desk_pass_on"),
    path("desk/requests/<int:pk>/close/", needs.close, name="desk_close"),
    path("desk/requests/<int:pk>/letter/", letter_at_desk.original, name="desk_letter"),
    path("desk/requests/<int:pk>/letter/<int:number>/", letter_at_desk.sheet, name="desk_letter_page"),
    path("desk/engagements/<int:pk>.ics", desk.calendar, name="desk_calendar"),
    path("desk/engagements/<int:pk>/ask/", expert.ask_expert, name="desk_ask_expert"),
    path("desk/engagements/<int:pk>/<slug:action>/", desk.act, name="desk_act"),
]
