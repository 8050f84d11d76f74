"""The addresses of records are those of ``reverse``, in each language."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from website.addresses import address_of


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize("page", ["meetings:detail", "directives:detail"])
@pytest.mark.parametrize("key", ["k3m9x2p7qa", "key", "meetings"])
def test_it_is_the_address_that_django_makes(language, page, key):
    with override(language):
        assert address_of(page, key) == reverse(page, args=[key])
