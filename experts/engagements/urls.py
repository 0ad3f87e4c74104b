from django.urls import path

from experts.engagements import again, asking, desk, expert, needs, page

app_name = "engagements"
urlpatterns = [
    # Whoever needs an expert
    path("engagements/ask/", asking.ask, name="ask"),
    path("engagements/sent/", asking.sent, name="sent"),
    path("engagements/confirm/", asking.confirm, name="confirm"),
    path("engagements/link/", again.again, name="again"),
    path("engagements/link/sent/", again.again_sent, name="again_sent"),
    # The request's own page
    path("engagements/request/", page.page, name="request"),
    path("engagements/request/write/", page.write, name="write"),
    path("engagements/request/cancel/", page.cancel_all, name="cancel_all"),
    path("engagements/request/<int:pk>/<slug:action>/", page.act, name="act"),
    # The expert
    path("engagements/answer/", expert.answer, name="answer"),
    path("engagements/answer/thanks/", expert.answered, name="answered"),
    # The desk of focal points and BKN
    path("desk/requests/", desk.requests, name="desk"),
    path("desk/requests/<int:pk>/", desk.one, name="desk_request"),
    path("desk/requests/<int:pk>/write/", desk.write, name="desk_write"),
    path("desk/requests/<int:pk>/propose/", needs.propose, name="propose"),
    path("desk/requests/<int:pk>/pass-on/", needs.pass_on, name="pass_on"),
    path("desk/requests/<int:pk>/close/", needs.close, name="close"),
    path("desk/engagements/<int:pk>/ask/", expert.ask_expert, name="ask_expert"),
    path("desk/engagements/<int:pk>/<slug:action>/", desk.act, name="desk_act"),
]
