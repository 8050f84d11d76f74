"""The columns of the site: what each of its pages belongs to, by the name of its address.

Their tags (国办发〔2017〕47号) are read by those who inspect government sites, and stay 简体 in every language.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy


@dataclass(frozen=True, slots=True)
class Column:
    """``label`` is its name, ``page`` the name of its own page's address; ``description`` follows the office's name."""

    page: str
    label: Any
    description: str
    keywords: str
    type: str = ""  # else what the office calls all of them

    @property
    def tags(self) -> dict[str, str]:
        """Those of its own page."""
        return self.tags_of_article | {
            "ColumnDescription": f"{settings.OFFICE['name']}：{self.description}",
            "ColumnKeywords": self.keywords,
        }

    @property
    def tags_of_article(self) -> dict[str, str]:
        """Those of a page within it."""
        with override("zh-hans"):
            return {"ColumnName": str(self.label), "ColumnType": self.type or settings.OFFICE["column_type"]}


HOME = Column("home", _("首页"), "最近的会议、工作要求和更新动态", "会议公开,会议要点,工作要求", "首页")
MEETINGS = Column("meetings:list", _("会议列表"), "历次会议的要点和议题", "政府会议,会议要点,会议议题")
DIRECTIVES = Column(
    "directives:list", pgettext_lazy("list", "工作要求"), "会议对各单位提出的要求", "工作要求,议定事项,办理时限"
)
UNITS = Column("directives:units", _("单位"), "会议对各单位提出了哪些要求", "单位,工作要求,办理时限")
CHANGES = Column("changes", _("更新动态"), "每次发布、更正和撤回的记录", "发布,更正,撤回")
SEARCH = Column("directives:search", _("搜索"), "按词语、单位和时间查找会议和工作要求", "搜索,会议查询,工作要求查询")
OPEN_DATA = Column("open_data", _("开放数据"), "全部公开内容的数据文件和接口说明", "开放数据,接口,全量数据")
ABOUT = Column("about", _("关于本站"), "公开什么，怎样更正、核对和引用", "关于本站,会议公开,联系方式", "概况信息")
FOLLOW = Column("follow", _("订阅与再利用"), "订阅、表格、日历和数据", "订阅,导出,再利用")
ACCESSIBILITY = Column("accessibility", _("无障碍声明"), "长者模式、键盘、读屏和放大", "无障碍,长者模式")
PRIVACY = Column("privacy", _("隐私说明"), "本站保存什么、不保存什么", "隐私,Cookie")
SITE_MAP = Column("site_map", _("网站地图"), "本站全部栏目", "网站地图,栏目")
OF_THE_SITE = (ABOUT, FOLLOW, ACCESSIBILITY, PRIVACY, SITE_MAP)
OTHER = Column(
    "home", "会议公开", "会议要点与工作要求", "会议公开,会议要点,工作要求"
)  # of no column: signing in, errors
BY_PAGE = {
    column.page: column for column in (HOME, MEETINGS, DIRECTIVES, UNITS, CHANGES, SEARCH, OPEN_DATA, *OF_THE_SITE)
}
BY_PART = {"meetings": MEETINGS, "directives": DIRECTIVES}
WITHIN = {"meetings:archive": MEETINGS, "directives:document": MEETINGS, "directives:unit": UNITS}  # parts of a column
PAGED = {*BY_PAGE, "meetings:archive", "directives:unit"}  # of a list each page stands for itself


def column_of(view_name: str) -> Column:
    return BY_PAGE.get(view_name) or WITHIN.get(view_name) or BY_PART.get(view_name.partition(":")[0], OTHER)


def tags(view_name: str, origin: str, *, is_article: bool) -> dict[str, str]:
    """The tags of the site and of the page's column, without those that the office has not filled in."""
    office, host = settings.OFFICE, origin.partition("://")[2].partition(":")[0]
    column = column_of(view_name)
    of_site = {"SiteName": office["name"], "SiteDomain": host, "SiteIDCode": office["id_code"]}
    of_column = column.tags_of_article if is_article else column.tags
    return {name: value for name, value in (of_site | of_column).items() if value}
