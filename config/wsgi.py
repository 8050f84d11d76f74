"""The entry of an HTTP server; production unless the environment says otherwise."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
try:
    application = get_wsgi_application()
except ImproperlyConfigured as missing:
    sys.exit(str(missing))  # one sentence for whoever runs the server
