"""Editions: frozen, hashed copies of a meeting's record, one chain for each audience. Readers read these alone."""

from datetime import datetime
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, Func, Max, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from meetings.hash_chain import NO_DOCUMENT, SALT, Head
from records import limits
from records.access import Reader, VisibleQuerySet, audience
from records.codes import Audience, MeetingType
from records.columns import code_field, code_is_known
from records.triggers import Trigger, refuse

OUTLINE = """%(expressions)s || jsonb_build_object('items', coalesce((
    SELECT jsonb_agg(jsonb_build_object(
        'position', place,
        'title', coalesce(nullif(item -> 'title', '""'), item -> 'text'),
        'outcome', item -> 'outcome',
        'directives', jsonb_path_query_array(item, '$.directives[*].headline')
    ) ORDER BY place)
    FROM jsonb_array_elements(%(expressions)s -> 'items') WITH ORDINALITY AS items (item, place)
), '[]'))"""


class EditionQuerySet(VisibleQuerySet):
    """The doors to editions. Each asks who reads."""

    readable = Q(is_current=True, document__isnull=False)

    def newest_first(self) -> Self:
        """By the day that lists use; of one day, the meeting entered last comes first."""
        return self.order_by("-listed_on", "-meeting_id")

    def with_first_issued(self) -> Self:
        """Adds ``first_issued_at``: when this audience first read the meeting."""
        first = Edition.objects.filter(key=OuterRef("key"), audience=OuterRef("audience"), number=1)
        return self.annotate(first_issued_at=Subquery(first.values("issued_at")))

    def with_index_number(self) -> Self:
        """Adds ``index_year`` and ``index_serial``: the year in which the public first read the meeting, and its place
        among those of that year. The public chain only grows, so that neither ever changes nor is given again.
        """
        firsts = Edition.objects.filter(audience=Audience.PUBLIC.value, number=1).annotate(
            year=ExtractYear("issued_at")
        )
        own = firsts.filter(key=OuterRef("key"))
        until = firsts.filter(year=OuterRef("index_year"), chain_position__lte=OuterRef("index_position")).order_by()
        return self.annotate(
            index_year=Subquery(own.values("year")), index_position=Subquery(own.values("chain_position"))
        ).annotate(index_serial=Subquery(until.values("audience").annotate(count=Count("pk")).values("count")))

    def as_rows(self) -> Self:
        """Leaves the words of records in the database: of its items a row shows what they are called.

        ``outline`` is the document with, of each item, its title (its text where it has none), its outcome and the
        headlines of its directives.
        """
        return self.defer("document").annotate(outline=Cast(Func("document", template=OUTLINE), models.JSONField()))

    def beside(self, key: str) -> Self:
        """Of the same type, the one listed just before this one and the one just after, the earlier first."""
        kind, day, tie = (
            Subquery(self.filter(key=key).values(name)[:1]) for name in ("type", "listed_on", "meeting_id")
        )
        same = self.filter(type=kind).order_by("listed_on", "meeting_id")
        place = {"day": day, "tie": tie}
        earlier, later = same.reverse().filter(_listed("lt", **place)), same.filter(_listed("gt", **place))
        return same.filter(Q(pk=Subquery(earlier.values("pk")[:1])) | Q(pk=Subquery(later.values("pk")[:1])))

    def with_act(self) -> Self:
        """Adds ``corrects``: the edition before it was no tombstone, so this one corrects rather than releases."""
        before = Edition.objects.filter(
            key=OuterRef("key"), audience=OuterRef("audience"), number=OuterRef("number") - 1
        )
        return self.annotate(corrects=Exists(before.exclude(document_digest=NO_DOCUMENT)))

    def changes_for(self, user: Reader) -> Self:
        """All acts of the reader's audience, newest first: releases, corrections and withdrawals.

        ``type_now``, ``title_now`` and ``listed_on_now`` are today's: an earlier edition's title may be what was
        corrected, and a withdrawn meeting has none. Documents stay in the database.
        """
        now = Edition.objects.filter(key=OuterRef("key"), audience=OuterRef("audience"), is_current=True)
        today = {f"{name}_now": Subquery(now.values(name)) for name in ("type", "title", "listed_on")}
        acts = self.filter(audience=audience(user)).with_act().annotate(**today).defer("document")
        return acts.order_by("-issued_at", "-chain_position")

    def of_act(self, act: str) -> Self:
        """Of acts (see ``changes_for``) those of one kind."""
        if act == "withdrawn":
            return self.filter(type=None)
        return self.filter(type__isnull=False, corrects=act == "corrected")

    def corrections_for(self, user: Reader, key: str) -> Self:
        """The corrections of one meeting that readers see under its title, newest first."""
        return self.filter(key=key, document__isnull=False).changes_for(user).filter(corrects=True)

    def erased_for(self, user: Reader) -> Self:
        """Editions of the reader's audience that lost their words; a withdrawal never had any."""
        return self.filter(audience=audience(user), document__isnull=True).exclude(document_digest=NO_DOCUMENT)

    def history_for(self, user: Reader, key: str) -> Self:
        """All editions of a meeting that the reader may read, newest first.

        The public reads earlier ones where the office allows it. What was withdrawn stays withdrawn: a later release
        shows none of the editions before it.
        """
        if not self.shows_history_to(user):
            return self.none()
        own = self.filter(audience=audience(user).value, key=key)
        withdrawn = own.filter(document_digest=NO_DOCUMENT).order_by("-number").values("number")[:1]
        return own.filter(number__gt=Coalesce(Subquery(withdrawn), 0)).order_by("-number")

    def shows_history_to(self, user: Reader) -> bool:
        return audience(user) is Audience.INTERNAL or settings.EARLIER_EDITIONS

    def last_issued(self) -> datetime | None:
        return self.aggregate(last=Max("issued_at"))["last"]

    def latest_number(self) -> int:
        return self.aggregate(latest=Max("number"))["latest"] or 0


def _listed(side: str, *, day: Any, tie: Any) -> Q:
    return Q(**{f"listed_on__{side}": day}) | Q(**{"listed_on": day, f"meeting_id__{side}": tie})


def staff(verbose_name: Any) -> "models.ForeignKey[Any, Any]":
    """Who had a part in an edition, for the office alone; not known of those printed before this was kept."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=verbose_name, null=True, related_name="+"
    )


class Edition(models.Model):
    """A frozen record for one audience; ``document`` is null in a tombstone and after an erasure.

    The list columns (``type`` … ``listed_on``) repeat the document's facts for indexes and are checked against it.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="editions", verbose_name=_("会议"))
    key = models.CharField(_("编号"), max_length=10)
    audience = code_field(Audience, _("读者"))
    number = models.PositiveIntegerField(_("版次"))
    chain_position = models.PositiveBigIntegerField(_("链上位置"))
    issued_at = models.DateTimeField(_("发布时间"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("发布人"), related_name="+")
    submitted_by = staff(_("提交人"))
    approved_by = staff(_("审核人"))
    note = models.TextField(_("说明"), blank=True)
    document = models.JSONField(_("文本"), null=True)
    document_digest = models.CharField(max_length=64)
    note_digest = models.CharField(max_length=64)
    seal_version = models.PositiveSmallIntegerField(default=1)
    people_salt = models.CharField(max_length=SALT, blank=True)
    digest = models.CharField(_("校验码"), max_length=64)
    is_current = models.BooleanField(_("现行"), default=True)
    type = code_field(MeetingType, _("会议类型"), null=True)
    title = models.CharField(_("标题"), max_length=limits.TITLE, null=True)  # noqa: DJ001 - null says that there is no document
    held_on = models.DateField(_("会议日期"), null=True)
    listed_on = models.DateField(_("列表日期"), null=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("版次")
        verbose_name_plural = _("版次")
        default_permissions = ("view",)
        constraints = [
            code_is_known("edition", "audience", Audience),
            models.UniqueConstraint(fields=["key", "audience", "number"], name="edition_number"),
            models.UniqueConstraint(fields=["audience", "chain_position"], name="edition_chain_position"),
            models.UniqueConstraint(fields=["key", "audience"], condition=Q(is_current=True), name="edition_current"),
            models.CheckConstraint(condition=Q(number__gte=1, chain_position__gte=1), name="edition_counts_from_one"),
            models.CheckConstraint(
                condition=Q(document__isnull=False, type__isnull=False, title__isnull=False, listed_on__isnull=False)
                | Q(document__isnull=True, type=None, title=None, held_on=None, listed_on=None),
                name="edition_lists_what_it_holds",
            ),
            models.CheckConstraint(
                condition=Q(seal_version=1, people_salt="", submitted_by=None, approved_by=None)
                | Q(seal_version=2) & ~Q(people_salt=""),
                name="edition_seals_its_people",
            ),
        ]
        indexes = [
            models.Index(
                F("audience"),
                F("listed_on").desc(),
                F("meeting_id").desc(),
                condition=Q(is_current=True, document__isnull=False),
                name="edition_lists",  # every list of meetings, newest first
            ),
            models.Index(fields=["audience", "-issued_at", "-chain_position"], name="edition_changes"),  # /changes/
        ]
        triggers = [
            Trigger(
                name="edition_is_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                declare=[("words", "text[] := ARRAY['document','note','type','title','held_on','listed_on']")],
                func="""
                    IF (to_jsonb(NEW) - 'is_current') = (to_jsonb(OLD) - 'is_current')
                        AND OLD.is_current AND NOT NEW.is_current THEN
                        RETURN NEW;
                    END IF;
                    IF (to_jsonb(NEW) - words) = (to_jsonb(OLD) - words)
                        AND NEW.document IS NULL AND NEW.note = '' AND NEW.type IS NULL AND NEW.title IS NULL
                        AND NEW.held_on IS NULL AND NEW.listed_on IS NULL
                        AND EXISTS (SELECT 1 FROM meetings_erasure WHERE key = OLD.key) THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'edition_is_frozen: a printed edition is never changed, hidden or revived'
                        USING ERRCODE = 'integrity_constraint_violation';
                """,
            ),
            refuse("edition_is_kept", "a printed edition is never deleted", pgtrigger.Delete),
            refuse("editions_are_kept", "printed editions are never truncated", pgtrigger.Truncate),
            Trigger(
                name="edition_has_successor",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(old__is_current=True, new__is_current=False),
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM meetings_edition
                        WHERE key = OLD.key AND audience = OLD.audience AND is_current
                    ) THEN
                        RAISE EXCEPTION 'edition_has_successor: meeting % would have no current edition', OLD.key
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.audience} {self.number}"

    @property
    def is_tombstone(self) -> bool:
        """True for a withdrawal; an erased edition has no document either, but still the digest of one."""
        return self.document_digest == NO_DOCUMENT


class ChainHead(models.Model):
    """The end of an audience's chain, kept apart so that a removed tail is seen; printed on the page of changes."""

    audience = code_field(Audience, _("读者"), unique=True)
    count = models.PositiveBigIntegerField(_("版次数"), default=0)
    digest = models.CharField(_("校验码"), max_length=64)

    class Meta:
        verbose_name = _("链首")
        verbose_name_plural = _("链首")
        default_permissions = ("view",)
        constraints = [code_is_known("chainhead", "audience", Audience)]
        triggers = [
            refuse(
                "chain_only_grows",
                "a chain grows by one edition at a time",
                pgtrigger.Update,
                "NEW.count <> OLD.count + 1 OR NEW.audience <> OLD.audience",
            ),
            refuse("chain_head_is_kept", "the head of a chain is never deleted", pgtrigger.Delete),
            refuse("chain_heads_are_kept", "the heads of chains are never truncated", pgtrigger.Truncate),
        ]

    def __str__(self) -> str:
        return str(Head(self.audience, self.count, self.digest))


class Erasure(models.Model):
    """The record of an erasure: which meeting lost its words, by whom, when and why. Itself never erased."""

    key = models.CharField(_("编号"), max_length=10, unique=True)
    erased_at = models.DateTimeField(_("清除时间"))
    erased_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("清除人"), related_name="+")
    reason = models.TextField(_("理由"))
    editions = models.PositiveIntegerField(_("涉及版次"))

    class Meta:
        verbose_name = _("清除记录")
        verbose_name_plural = _("清除记录")
        ordering = ["-erased_at", "-pk"]
        default_permissions = ("view",)
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="erasure_has_a_reason")]
        triggers = [
            refuse("erasure_is_frozen", "the record of an erasure is never changed", pgtrigger.Update),
            refuse("erasure_is_kept", "the record of an erasure is never deleted", pgtrigger.Delete),
            refuse("erasures_are_kept", "the records of erasures are never truncated", pgtrigger.Truncate),
        ]

    def __str__(self) -> str:
        return self.key
