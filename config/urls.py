"""Every address of the site. Languages: no prefix is 简体; 繁體 and English have one, admin and sign-in included."""

from allauth.account.views import reauthenticate
from allauth.mfa.base.views import authenticate
from allauth.mfa.recovery_codes.views import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.views import activate_totp, deactivate_totp
from allauth.mfa.webauthn.views import RemoveWebAuthnView, add_webauthn, login_webauthn
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path, register_converter, reverse_lazy
from django.views.generic import RedirectView, TemplateView

from config.expired_forms import sign_in_again
from config.own_password import OneTimeLinkView, OwnPasswordView
from config.second_factor import FactorsView
from config.sessions import own_sessions, session_left
from config.sign_in import SignInView, lead_to_sign_in
from config.single_sign_on import SingleSignOnView, single_sign_on_return
from directives.search.web.opensearch import OpenSearchView
from meetings import views
from meetings.exports import ChangeCalendar, ChangeFeed, ChangeLines, ChangeTable
from meetings.open_data.views import OpenApiView, OpenDataFile, OpenDataView
from meetings.sitemaps import SitemapView
from website.converters import CONVERTERS
from website.errors import nothing_there
from website.pages import SitePage
from website.robots import RobotsView

admin.site.login = lead_to_sign_in  # type: ignore[method-assign]
for name, converter in CONVERTERS.items():
    register_converter(converter, name)

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", RobotsView.as_view(), name="robots"),
    path("sitemap.xml", SitemapView.as_view(), name="sitemap"),
    path("sitemap-<slug:section>.xml", SitemapView.as_view(), name="sitemap_section"),
    path("open-data/manifest.json", OpenDataFile.as_view(), name="open_data_manifest"),
    path("open-data/<slug:name>/<str:file>", OpenDataFile.as_view(), name="open_data_file"),
    path("accounts/single-sign-on/return/", single_sign_on_return, name="single_sign_on_return"),  # which it knows
    *i18n_patterns(
        path("", views.HomeView.as_view(), name="home"),
        path("", include("meetings.urls")),
        path("", include("directives.urls")),
        path("changes/", views.ChangesView.as_view(), name="changes"),
        path("changes.atom", ChangeFeed.as_view(), name="changes_atom"),
        path("opensearch.xml", OpenSearchView.as_view(), name="opensearch"),
        path("changes.csv", ChangeTable.as_view(), name="changes_csv"),
        path("changes.txt", ChangeLines.as_view(), name="changes_txt"),
        path("changes.ics", ChangeCalendar.as_view(), name="changes_ics"),
        path("changes.json", views.FollowedChangesView.as_view(), name="changes_json"),
        path("open-data/", OpenDataView.as_view(), name="open_data"),
        path("openapi.json", OpenApiView.as_view(), name="openapi"),
        path("about/", SitePage.as_view(template_name="site/about.html"), name="about"),
        path("follow/", SitePage.as_view(template_name="site/follow.html"), name="follow"),
        path("accessibility/", SitePage.as_view(template_name="site/accessibility.html"), name="accessibility"),
        path("privacy/", SitePage.as_view(template_name="site/privacy.html"), name="privacy"),
        path("sitemap/", SitePage.as_view(template_name="site/map.html"), name="site_map"),
        path("view-as/", views.view_as, name="view_as"),
        path("accounts/login/", SignInView.as_view(), name="login"),
        path("accounts/login/", SignInView.as_view(), name="account_login"),  # as allauth calls it
        path("accounts/single-sign-on/", SingleSignOnView.as_view(), name="single_sign_on"),
        path("accounts/login/again/", sign_in_again, name="login_again"),
        path("accounts/login/code/", authenticate, name="mfa_authenticate"),
        path("accounts/login/passkey/", login_webauthn, name="mfa_login_webauthn"),
        path("accounts/session/", session_left, name="session_left"),
        path("accounts/sessions/", own_sessions, name="sessions"),
        path("accounts/protection/", FactorsView.as_view(), name="mfa_index"),
        path("accounts/protection/password/", reauthenticate, name="account_reauthenticate"),
        path("accounts/protection/app/", activate_totp, name="mfa_activate_totp"),
        path("accounts/protection/app/remove/", deactivate_totp, name="mfa_deactivate_totp"),
        path("accounts/protection/codes/", view_recovery_codes, name="mfa_view_recovery_codes"),
        path("accounts/protection/codes/new/", generate_recovery_codes, name="mfa_generate_recovery_codes"),
        path("accounts/protection/passkey/", add_webauthn, name="mfa_add_webauthn"),
        path(
            "accounts/protection/passkey/<int:pk>/remove/",
            RemoveWebAuthnView.as_view(success_url=reverse_lazy("mfa_index")),
            name="mfa_remove_webauthn",
        ),
        path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
        path("accounts/password/", OwnPasswordView.as_view(), name="password_change"),
        path("accounts/link/<uidb64>/<token>/", OneTimeLinkView.as_view(), name="one_time_link"),
        path(
            "accounts/link/done/",
            TemplateView.as_view(template_name="registration/one_time_link_done.html"),
            name="one_time_link_done",
        ),
        path("accounts/password/done/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
        path(
            "admin/password_change/", admin.site.admin_view(RedirectView.as_view(pattern_name="password_change"))
        ),  # there is one for all
        path("admin/r/<path:row>", nothing_there),  # leads from any row of any table to its page; ours have links
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]
handler400 = "website.errors.bad_request"
handler403 = "website.errors.forbidden"
handler404 = "website.errors.not_found"
handler500 = "website.errors.server_error"
