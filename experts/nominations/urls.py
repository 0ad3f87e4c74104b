from django.urls import path

from experts.nominations import (
    checking,
    deciding,
    documents,
    editing,
    exporting,
    own_words,
    replacing,
    starting,
    undoing,
    views,
)
from experts.nominations.bulk import views as bulk

app_name = "nominations"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("export.xlsx", exporting.export, name="export"),
    # Experts
    path("renew/", views.renew, name="renew"),
    path("experts/<slug:slug>/", views.expert, name="expert"),
    path("experts/<slug:slug>/hide/", views.hide, name="hide"),
    path("experts/<slug:slug>/removal/", views.propose_removal, name="removal"),
    path("experts/<slug:slug>/change/", starting.change, name="change"),
    path("experts/<slug:slug>/edits/<uuid:edit>/", undoing.edited, name="edited"),
    # Nominations
    path("nominations/", deciding.nominations, name="nominations"),
    path("nominations/new/", starting.new, name="new"),
    path("nominations/<int:pk>/", deciding.nomination, name="nomination"),
    # What a version is, before it is sent
    path("nominations/<int:pk>/edit/<slug:section>/", editing.edit, name="edit"),
    path("nominations/<int:pk>/check/", checking.check, name="check"),
    path("nominations/<int:pk>/words/", own_words.ask_for_word, name="ask_for_word"),
    path("nominations/<int:pk>/preview/", checking.preview, name="preview"),
    path("nominations/<int:pk>/same/<slug:slug>/", checking.same_person, name="same"),
    # Its documents
    path("nominations/<int:pk>/documents/", documents.documents, name="documents"),
    path("nominations/<int:pk>/documents/<int:number>/remove/", documents.remove, name="remove_document"),
    path("nominations/<int:pk>/documents/<int:number>/replace/", replacing.replace, name="replace_document"),
    path("nominations/<int:pk>/documents/<int:number>/original/", documents.original, name="original"),
    path("nominations/<int:pk>/documents/<int:number>/pages/<int:page>.webp", documents.page, name="document_page"),
    # In bulk
    path("spreadsheets/", bulk.spreadsheets, name="spreadsheets"),
    path("spreadsheets/template/<str:code>.xlsx", bulk.template, name="spreadsheet_template"),
    path("spreadsheets/<int:pk>/", bulk.spreadsheet, name="spreadsheet"),
    path("spreadsheets/<int:pk>/progress/", bulk.progress, name="spreadsheet_progress"),
    path("spreadsheets/<int:pk>/wrong.xlsx", bulk.wrong_rows, name="spreadsheet_wrong"),
    path("spreadsheets/<int:pk>/nominate/", bulk.nominate, name="spreadsheet_nominate"),
    path("spreadsheets/<int:pk>/<slug:act>/", bulk.act, name="spreadsheet_act"),
    # Steps
    path("nominations/<int:pk>/<slug:action>/", deciding.act, name="act"),
]
