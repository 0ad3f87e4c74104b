from django.urls import path

from experts.nominations import deciding, documents, views

app_name = "nominations"
urlpatterns = [
    path("", views.desk, name="desk"),
    # Experts
    path("renew/", views.renew, name="renew"),
    path("experts/<slug:slug>/", views.expert, name="expert"),
    path("experts/<slug:slug>/hide/", views.hide, name="hide"),
    path("experts/<slug:slug>/removal/", views.propose_removal, name="removal"),
    # Nominations
    path("nominations/", deciding.nominations, name="nominations"),
    path("nominations/<int:pk>/", deciding.nomination, name="nomination"),
    path("nominations/<int:pk>/documents/", documents.documents, name="documents"),
    path("nominations/<int:pk>/documents/<int:number>/remove/", documents.remove, name="remove_document"),
    path("nominations/<int:pk>/documents/<int:number>/original/", documents.original, name="original"),
    path("nominations/<int:pk>/documents/<int:number>/pages/<int:page>.webp", documents.page, name="document_page"),
    path("nominations/<int:pk>/<slug:action>/", deciding.act, name="act"),
]
