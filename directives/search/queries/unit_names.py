"""Names of units: which of them stand for one another. The usual short forms are data, here alone.

区住建局 is asked for as 住建局, as 区住房和城乡建设局 or as 澄湖区住建局; 市住建局 is another unit.
"""

import re
from dataclasses import dataclass

FIELDS = (  # what a unit is in charge of, in full and in the usual short forms
    ("发展和改革", "发展改革", "发改"),
    ("经济和信息化", "经济信息化", "经信", "工业和信息化", "工信"),
    ("住房和城乡建设", "住房城乡建设", "住建", "城乡建设"),
    ("人力资源和社会保障", "人力资源社会保障", "人社"),
    ("自然资源和规划", "自然资源", "规划和自然资源", "资规"),
    ("城市管理", "城市管理综合执法", "城管", "综合行政执法", "城市管理和综合执法"),
    ("市场监督管理", "市场监管"),
    ("卫生健康", "卫健"),
    ("医疗保障", "医保"),
    ("应急管理", "应急"),
    ("文化和旅游", "文化旅游", "文旅", "文化广电旅游", "文化广电和旅游", "文化旅游体育", "文旅体"),
    ("农业农村", "农业", "农委"),
    ("交通运输", "交通"),
    ("水利", "水务"),
    ("生态环境", "环保", "环境保护"),
    ("国有资产监督管理", "国资监管", "国资"),
    ("退役军人事务", "退役军人"),
    ("机关事务管理", "机关事务", "机管"),
    ("政务服务和数据管理", "政务服务管理", "政务服务", "行政审批", "行政审批服务"),
    ("大数据", "大数据管理", "数据", "数据管理"),
    ("民族宗教", "民族宗教事务", "民宗"),
    ("粮食和物资储备", "粮食和储备", "粮食"),
    ("地方金融监督管理", "金融工作", "金融"),
    ("投资促进", "招商", "招商引资"),
    ("政府", "人民政府", "府"),
    ("检察", "人民检察"),
    ("法", "人民法"),
    ("科学技术", "科技"),
    ("教育和体育", "教育体育", "教体"),
    ("林业和草原", "林业"),
    ("消防救援", "消防"),
    ("网络安全和信息化", "网信"),
    ("机构编制", "编"),
)
OTHERS = (  # in charge of one thing by one name
    *(
        "财政",
        "教育",
        "公安",
        "民政",
        "司法",
        "审计",
        "商务",
        "统计",
        "税务",
        "信访",
        "气象",
        "体育",
        "档案",
        "公安",
        "监察",
    ),
    *("组织", "宣传", "统战", "政法", "社会工作", "督查", "融媒体", "疾控", "供销", "园林", "邮政", "人民防空", "人防"),
)
KINDS = (  # what kind of unit it is
    ("局", "分局", "委员会", "委"),  # 卫健局 here is 卫健委 there; no place has both
    ("办公室", "办"),
    ("街道", "街道办事处", "街道办"),
    ("镇", "镇人民政府", "镇政府"),
    ("乡", "乡人民政府", "乡政府"),
    ("大队", "支队", "总队"),
    *(("部",), ("厅",), ("院",), ("中心",), ("公司", "集团", "集团公司", "有限公司")),
)
FIELD = {form: forms[0] for forms in FIELDS for form in forms}
KIND = {form: forms[0] for forms in KINDS for form in forms}
NAME = re.compile(rf"(?P<place>.{{0,24}}?)(?P<kind>{'|'.join(sorted(KIND, key=len, reverse=True))})")
LEVEL = "(?:[省州县区旗盟]|市(?!场|政|容))"
PLACE = re.compile(
    rf"(?P<name>[\u3400-\u9fff]{{2,4}}?)??(?P<level>{LEVEL})(?:委(?=组织|宣传|统战|政法|网信|社会|编|办))?(?=..)"
)
NAMED = re.compile(  # within other words, where only the fields that are listed tell a name
    rf"(?:{LEVEL}(?:委(?!员))?)?(?:{'|'.join(sorted((*FIELD, *OTHERS), key=len, reverse=True))})"
    rf"(?:{'|'.join(sorted(KIND, key=len, reverse=True))})|[\u3400-\u9fff]{{2}}(?:街道办事处|街道)"
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name in its parts: the place (澄湖), its level (区), the field and the kind, both in their full form."""

    place: str
    level: str
    field: str
    kind: str

    def may_be(self, other: "UnitName") -> bool:
        """Whether both can name one unit: what only one of them says of the place does not part them."""
        return (
            (self.field, self.kind) == (other.field, other.kind)
            and (not self.level or not other.level or self.level == other.level)
            and (not self.place or not other.place or self.place == other.place)
        )


def read_unit_name(folded: str) -> UnitName | None:
    """The parts of a name; None for words that are no name of a unit."""
    place = PLACE.match(folded)
    rest = folded[place.end() :] if place else folded
    found = NAME.fullmatch(rest)
    if not found:
        return None
    field, kind = found["place"], KIND[found["kind"]]
    return UnitName(
        place["name"] or "" if place else "", place["level"] if place else "", FIELD.get(field, field), kind
    )


def names_of_one_unit(asked: str, names: list[str]) -> list[str]:
    """Of the folded names those that can name the unit asked for, in their order."""
    unit = read_unit_name(asked)
    if unit is None:
        return []
    return [name for name in names if (other := read_unit_name(name)) and unit.may_be(other)]
