from django.urls import path

from experts.ownsay import asking, deciding, listing, views

app_name = "ownsay"
urlpatterns = [
    # Anybody
    path("listed/", listing.listed, name="listed"),
    path("listed/sent/", listing.listed_sent, name="listed_sent"),
    # Officials, through a link in a mail
    path("own-record/", views.look, name="look"),
    path("own-record/confirm/", views.confirm, name="own_confirm"),
    path("own-record/correct/", views.correct, name="own_correct"),
    path("own-record/leave/", views.leave, name="own_leave"),
    path("own-record/agree/", views.agree, name="own_agree"),
    path("own-record/refuse/", views.refuse, name="own_refuse"),
    path("own-record/thanks/<slug:act>/", views.own_thanks, name="own_thanks"),
    # Those who keep the record, at their desk
    path("desk/experts/<slug:slug>/ask/", asking.ask, name="ask"),
    path("desk/corrections/<int:pk>/<slug:decision>/", deciding.decide, name="decide"),
]
