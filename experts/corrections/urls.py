from django.urls import path

from experts.corrections import views

app_name = "corrections"
urlpatterns = [
    path("experts/<slug:slug>/correct/", views.correct, name="correct"),
    path("experts/<slug:slug>/correct/sent/", views.sent, name="sent"),
    path("corrections/confirm/", views.confirm, name="confirm"),
    path("corrections/thanks/", views.thanks, name="thanks"),
]
