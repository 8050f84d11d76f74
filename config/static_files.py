"""How static files are kept: under a name that tells their content, in scripts that import each other too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Without this a browser might run a new module beside an old one that it still has."""

    support_js_module_import_aggregation = True
