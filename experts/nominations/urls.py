from django.urls import path

from experts.nominations import deciding, exporting, views

app_name = "nominations"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("export.xlsx", exporting.export, name="export"),
    # Experts
    path("renew/", views.renew, name="renew"),
    path("experts/<slug:slug>/", views.expert, name="expert"),
    path("experts/<slug:slug>/hide/", views.hide, name="hide"),
    path("experts/<slug:slug>/removal/", views.propose_removal, name="removal"),
    # Nominations
    path("nominations/", deciding.nominations, name="nominations"),
    path("nominations/<int:pk>/", deciding.nomination, name="nomination"),
    path("nominations/<int:pk>/<slug:action>/", deciding.act, name="act"),
]
