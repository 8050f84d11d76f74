"""The desk: the working rows that staff enter and correct. Readers never see them; they read editions."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records import limits
from records.codes import AttendanceRole, DatePrecision, Disclosure, ItemKind, MeetingType, Outcome
from records.columns import code_field, code_is_known, key_field
from records.history import POINTERS, array, kept, touches_meeting
from records.triggers import FSM, Trigger


class State(models.TextChoices):
    """Where a meeting stands on the desk. The moves between states are in ``workflow.verb_table``."""

    DRAFT = "draft", _("草稿")
    IN_REVIEW = "in_review", _("待审核")
    APPROVED = "approved", _("已审核")


def person(verbose_name: Any, **options: Any) -> "models.ForeignKey[Any, Any]":
    """Who did something. Accounts are deactivated, never deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=verbose_name,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        **options,
    )


def both_or_neither(model: str, who: str, when: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{who}__isnull": True, f"{when}__isnull": True})
        | Q(**{f"{who}__isnull": False, f"{when}__isnull": False}),
        name=f"{model}_{who}_and_{when}",
    )


@kept(exclude=("raw_text", "text", "outline"))
class Report(models.Model):
    """A text as received, with what the parser read in it. Its spans point into ``text``."""

    raw_text = models.TextField(_("原文"))
    text = models.TextField(_("整理后文本"))
    title = models.CharField(_("标题"), max_length=limits.TITLE, blank=True)
    source_url = models.URLField(_("来源网址"), max_length=500, blank=True)
    published_on = models.DateField(_("发布日期"), null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    outline = models.JSONField(_("识别结果"), null=True, editable=False)
    parser_version = models.PositiveSmallIntegerField(editable=False)
    received_at = models.DateTimeField(_("录入时间"), default=timezone.now, editable=False)
    received_by = person(_("录入人"))

    class Meta:
        verbose_name = _("会议稿")
        verbose_name_plural = _("会议稿")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.title or self.text[:30]


DESK_GUARD = """
    NEW.version := OLD.version;
    IF (to_jsonb(NEW) - aside) IS DISTINCT FROM (to_jsonb(OLD) - aside) THEN
        IF OLD.state <> 'draft' THEN
            RAISE EXCEPTION 'desk_rows_change_in_draft_alone: meeting % is %', OLD.key, OLD.state
                USING ERRCODE = 'check_violation';
        END IF;
        NEW.version := OLD.version + 1;
    END IF;
    RETURN NEW;
"""
REVIEW_FOLLOWS_STATE = """
    IF NEW.state = OLD.state THEN RETURN NULL; END IF;
    IF NEW.state = 'draft' THEN
        DELETE FROM meetings_reviewlevel WHERE meeting_id = NEW.id;
        DELETE FROM meetings_plannedrelease WHERE meeting_id = NEW.id;
    END IF;
    IF NEW.state = 'approved' THEN
        DELETE FROM meetings_remark WHERE meeting_id = NEW.id;
    END IF;
    IF NEW.state = 'approved' AND NOT EXISTS (
        SELECT 1 FROM meetings_reviewlevel
        WHERE meeting_id = NEW.id AND level = last AND version = NEW.version AND by_id = NEW.approved_by_id
    ) THEN
        RAISE EXCEPTION 'review_follows_state: meeting % has not passed the last level of its review', NEW.key
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
"""
# What may be written while a meeting is not a draft: by verbs, and the pointers; everything else is the record itself.
ASIDE = (
    *POINTERS,
    "state",
    "version",
    "remark",
    "sent_back_document",
    "submitted_by_id",
    "submitted_at",
    "submitted_version",
    "approved_by_id",
    "approved_at",
)


@kept(exclude=("version", "changed_at", "sent_back_document", "proposal"))
class Meeting(models.Model):
    """One meeting on the desk. ``listed_on`` is the day that lists and filters use; it is never null.

    ``is_listed_on_guessed`` says that neither a report nor a person gave that day: somebody must confirm or change it.
    """

    key = key_field()
    type = code_field(MeetingType, _("会议类型"), default=MeetingType.EXECUTIVE.value)
    title = models.CharField(_("标题"), max_length=limits.TITLE, blank=True)
    number_text = models.CharField(
        _("会议届次"), max_length=limits.NUMBER_TEXT, blank=True, help_text=_("照原文填写，如“十七届第12次”。")
    )
    number = models.PositiveSmallIntegerField(_("次"), null=True, blank=True, validators=[MinValueValidator(1)])
    term = models.PositiveSmallIntegerField(_("届"), null=True, blank=True, validators=[MinValueValidator(1)])
    number_year = models.PositiveSmallIntegerField(
        _("编号年份"), null=True, blank=True, validators=[MinValueValidator(1900)]
    )
    held_on = models.DateField(_("会议日期"), null=True, blank=True, help_text=_("只在确知到日时填写。"))
    held_on_precision = code_field(DatePrecision, _("日期精度"), default=DatePrecision.UNKNOWN.value)
    held_on_text = models.CharField(
        _("日期原文"), max_length=limits.DAY_TEXT, blank=True, help_text=_("稿件中的写法，如“日前”。")
    )
    listed_on = models.DateField(_("列表日期"), blank=True, help_text=_("列表排序和筛选所用的日期；留空则自动推算。"))
    is_listed_on_guessed = models.BooleanField(_("列表日期待确认"), default=False, editable=False)
    chair = models.CharField(_("主持人"), max_length=limits.PERSON, blank=True)
    place = models.CharField(_("地点"), max_length=limits.VENUE, blank=True, help_text=_("内部信息，不对外公开。"))
    summary = models.TextField(_("会议要点"), max_length=limits.SUMMARY, blank=True, help_text=_("面向公众的概要。"))
    has_other_matters = models.BooleanField(
        _("还研究了其他事项"), default=False, help_text=_("勾选后页面显示「会议还研究了其他事项。」")
    )
    state = models.CharField(_("状态"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    remark = models.TextField(_("退回意见"), max_length=limits.NOTE, blank=True, editable=False)
    sent_back_document = models.JSONField(null=True, editable=False)  # the record as it was sent back; until approval
    report = models.ForeignKey(
        Report, models.PROTECT, verbose_name=_("会议稿"), null=True, blank=True, editable=False, related_name="meetings"
    )
    span_start = models.PositiveIntegerField(null=True, editable=False)
    span_end = models.PositiveIntegerField(null=True, editable=False)
    proposal: Any = models.JSONField(null=True, editable=False)  # null where nothing was proposed; see intake.proposals
    entered_at = models.DateTimeField(_("录入时间"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("修改时间"), auto_now=True)
    submitted_by = person(_("提交人"))
    submitted_at = models.DateTimeField(_("提交时间"), null=True, editable=False)
    submitted_version = models.PositiveIntegerField(null=True, editable=False)
    approved_by = person(_("审核人"))
    approved_at = models.DateTimeField(_("审核时间"), null=True, editable=False)
    erased_at = models.DateTimeField(_("清除时间"), null=True, editable=False)

    class Meta:
        verbose_name = _("会议")
        verbose_name_plural = _("会议")
        ordering = ["-listed_on", "-pk"]
        permissions = [
            ("read_internal", "查看内部版次"),
            ("submit", "提交审核"),
            ("send_back", "退回修改"),
            ("approve", "审核通过"),
            ("release", "发布"),
            ("plan_release", "计划发布"),
            ("confirm_release", "确认发布计划"),
            ("cancel_release", "取消发布计划"),
            ("reopen", "重新编辑"),
            ("withdraw", "撤回"),
            ("erase", "清除"),
        ]
        indexes = [models.Index(fields=["state", "-listed_on"], name="meeting_desk_list")]  # the secretary's list
        constraints = [
            code_is_known("meeting", "type", MeetingType),
            code_is_known("meeting", "held_on_precision", DatePrecision),
            code_is_known("meeting", "state", State.values),
            models.CheckConstraint(
                condition=Q(held_on__isnull=False, held_on_precision=DatePrecision.DAY.value)
                | Q(held_on__isnull=True) & ~Q(held_on_precision=DatePrecision.DAY.value),
                name="meeting_held_on_is_a_known_day",
            ),
            both_or_neither("meeting", "submitted_by", "submitted_at"),
            both_or_neither("meeting", "approved_by", "approved_at"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | Q(submitted_by__isnull=False), name="meeting_in_review_was_submitted"
            ),
            models.CheckConstraint(
                condition=Q(state=State.APPROVED, approved_by__isnull=False)
                | ~Q(state=State.APPROVED) & Q(approved_by__isnull=True),
                name="meeting_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(span_start__isnull=True, span_end__isnull=True) | Q(span_end__gte=F("span_start")),
                name="meeting_span_is_a_range",
            ),
        ]
        triggers = [
            FSM(
                name="state_moves",
                field="state",
                transitions=[
                    (State.DRAFT, State.IN_REVIEW),
                    (State.IN_REVIEW, State.DRAFT),
                    (State.IN_REVIEW, State.APPROVED),
                    (State.APPROVED, State.DRAFT),
                ],
            ),
            Trigger(
                name="guards_record",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                declare=[("aside", array(ASIDE))],
                func=DESK_GUARD,
            ),
            Trigger(
                name="deleted_in_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func="""
                    IF OLD.state <> 'draft' THEN
                        RAISE EXCEPTION 'desk_rows_change_in_draft_alone: meeting % is %', OLD.key, OLD.state
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN OLD;
                """,
            ),
            Trigger(
                name="review_follows_state", when=pgtrigger.After, operation=pgtrigger.Update, func=REVIEW_FOLLOWS_STATE
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("（无标题）"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.listed_on is None:
            self.propose_listed_on()
        super().save(*args, **kwargs)

    def propose_listed_on(self) -> None:
        """The day itself, else the report's publication day, else today.

        Today is nobody's word, nor does a day of publication tell which month or year the meeting was in.
        """
        published = self.report.published_on if self.report else None
        is_undated = self.held_on_precision == DatePrecision.UNKNOWN
        self.listed_on = self.held_on or published or timezone.localdate()
        self.is_listed_on_guessed = not (self.held_on or (published and is_undated))

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT


@kept()
class Attendance(models.Model):
    """One person at a meeting, in the order entered: the order of names is an office's own, never sorted."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance", verbose_name=_("会议"))
    position = models.PositiveSmallIntegerField(_("顺序"))
    role = code_field(AttendanceRole, _("身份"), default=AttendanceRole.PRESENT.value)
    name = models.CharField(_("姓名"), max_length=limits.PERSON)
    post = models.CharField(_("单位及职务"), max_length=limits.POST, blank=True)

    class Meta:
        verbose_name = _("出席情况")
        verbose_name_plural = _("出席情况")
        ordering = ["position"]
        constraints = [
            code_is_known("attendance", "role", AttendanceRole),
            models.UniqueConstraint(
                fields=["meeting", "position"], name="attendance_position", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        triggers = [touches_meeting("ROW.meeting_id")]

    def __str__(self) -> str:
        return self.name


@kept()
class AgendaItem(models.Model):
    """One matter of a meeting: its kind, its statement and what came of it."""

    key = key_field()
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name=_("会议"))
    position = models.PositiveSmallIntegerField(_("顺序"))
    kind = code_field(ItemKind, _("议题类型"), default=ItemKind.DELIBERATE.value)
    title = models.CharField(_("标题"), max_length=limits.TITLE, blank=True)
    text = models.TextField(_("议题内容"), max_length=limits.TEXT, blank=True)
    outcome = code_field(Outcome, _("审议结果"), blank=True, default="")
    disclosure = code_field(Disclosure, _("公开属性"), default=Disclosure.PUBLIC.value)
    disclosure_reason = models.CharField(_("不予公开理由"), max_length=limits.REASON, blank=True)
    span_start = models.PositiveIntegerField(null=True, editable=False)
    span_end = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("议题")
        verbose_name_plural = _("议题")
        ordering = ["position"]
        constraints = [
            code_is_known("item", "kind", ItemKind),
            code_is_known("item", "outcome", Outcome, blank=True),
            code_is_known("item", "disclosure", Disclosure),
            models.UniqueConstraint(
                fields=["meeting", "position"], name="item_position", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        triggers = [touches_meeting("ROW.meeting_id")]

    def __str__(self) -> str:
        return self.title or self.text[:30] or str(_("（无标题）"))
