"""A form that is sent twice (a double click, a reload, Back and again) is dealt with once."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import SubmittedForm

TOKEN = "form_token"  # drawn anew each time a form is shown: the same words in another form are another deed
KEPT_FOR = timedelta(days=1)
View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """Decorates an admin view: the second post of one form gets the answer of the first, and changes nothing.

    It is told what the first was: a browser that was clicked twice shows the second answer alone.

    A post that was refused (its answer is a page, not a redirect) may be sent again; so may one with other words.
    """

    @wraps(view)
    def guarded(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or TOKEN not in request.POST:
            return view(self, request, *args, **kwargs)
        with transaction.atomic():
            form, is_new = SubmittedForm.objects.get_or_create(digest=_digest(request))  # a twin waits here
            if not is_new:
                for one in form.told:
                    messages.add_message(request, one.level, one.message, one.extra_tags)
                messages.info(request, _("这份表单已经处理过，没有重复执行。"))
                return HttpResponseRedirect(form.answer)
            response = view(self, request, *args, **kwargs)
            if isinstance(response, HttpResponseRedirect):
                storage: Any = messages.get_messages(request)
                SubmittedForm.objects.filter(pk=form.pk).update(answer=response.url, told=storage.told)
                SubmittedForm.objects.filter(submitted_at__lt=timezone.now() - KEPT_FOR).delete()
            else:
                form.delete()
        return response

    return guarded


def _digest(request: HttpRequest) -> str:
    """All that was sent, from whom and where to; a fresh CSRF token makes no other form of it."""
    fields = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    return sha256(json.dumps([request.user.pk, request.path, fields]).encode()).hexdigest()
