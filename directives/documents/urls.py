"""The address of a document that the record names."""

from django.urls import path

from directives.documents.views import DocumentView

urlpatterns = [path("documents/<name:name>/", DocumentView.as_view(), name="document")]
