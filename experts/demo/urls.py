from django.urls import path

from experts.demo import outbox

app_name = "demo"
urlpatterns = [
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/", outbox.mail, name="mail"),
    path("outbox/<int:pk>/html/", outbox.html, name="mail_html"),
]
