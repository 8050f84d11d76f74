"""Who says what follows, and whether for the meeting."""

import pytest

from meetings.parser.cleaning.sentences import mask
from meetings.parser.vocabulary.speech_leads import judge_speaker, read_inner_lead, read_lead

CHAIRS = frozenset({"方远", ""})


@pytest.mark.parametrize(
    ("sentence", "words", "speaker", "verb", "is_ours"),
    [
        ("会议强调，要抓好落实。", "会议强调，", "会议", "强调", True),
        ("会议要求：", "会议要求：", "会议", "要求", True),
        ("会议要求加强巡查。", "会议要求", "会议", "要求", True),
        ("会议要求镇村干部改进作风。", "会议要求", "会议", "要求", True),
        ("会议要求窗口人员轮流值守。", "会议要求", "会议", "要求", True),
        ("会议指出要加强巡查。", "会议指出", "会议", "指出", True),
        ("就防汛工作，方远强调，", "就防汛工作，方远强调，", "方远", "强调", True),
        ("区委副书记、区长方远指出，", "区委副书记、区长方远指出，", "方远", "指出", True),
        ("副区长何川表示，", "副区长何川表示，", "何川", "表示", True),
        ("领导小组强调，", "领导小组强调，", "会议", "强调", True),
        ("市委常委会会议指出，", "市委常委会会议指出，", "市委常委会会议", "指出", True),
        ("中央农村工作会议强调，", "中央农村工作会议强调，", "中央农村工作会议", "强调", True),
        ("与会人员认为，", "与会人员认为，", "与会人员", "认为", False),
        ("省委文件要求，", "省委文件要求，", "省委文件", "要求", False),
        ("会议作了部署：", "会议作了部署：", "会议", "部署", True),
        ("会议进行了具体安排：", "会议进行了具体安排：", "会议", "部署", True),
        ("会议作了强调：", "会议作了强调：", "会议", "强调", True),
        ("会后，方远建议，", "会后，方远建议，", "方远", "建议", True),
        ("副区长何川建议，", "副区长何川建议，", "何川", "建议", False),
        ("何川认为，", "何川认为，", "何川", "认为", False),
        ("研究确定：1.", "研究确定：", "会议", "研究确定", True),
        ("会议商定由区水务局牵头。", "会议商定", "会议", "商定", True),
        ("会议讨论商定：", "会议讨论商定：", "会议", "商定", True),
        ("会议协商确定，", "会议协商确定，", "会议", "确定", True),
        ("形成如下意见：", "形成如下意见：", "会议", "议定", True),
        ("会议达成以下共识：", "会议达成以下共识：", "会议", "议定", True),
        ("会议对清障工作作出如下安排：", "会议对清障工作作出如下安排：", "会议", "部署", True),
        ("方远从三个方面作出部署：", "方远从三个方面作出部署：", "方远", "部署", True),
        ("与会人员达成一致意见：", "与会人员达成一致意见：", "会议", "议定", True),
        ("与会同志一致议定：", "与会同志一致议定：", "会议", "议定", True),
        ("会议还强调指出，", "会议还强调指出，", "会议", "指出", True),
        ("会议强调并要求，", "会议强调并要求，", "会议", "要求", True),
        ("会议经研究决定，", "会议经研究决定，", "会议", "决定", True),
        ("会议审议并议定：", "会议审议并议定：", "会议", "议定", True),
        ("会议进而要求，", "会议进而要求，", "会议", "要求", True),
        ("会议要求做好以下工作：", "会议要求做好以下工作：", "会议", "要求", True),
        ("会议倡议，", "会议倡议，", "会议", "倡议", True),
        ("方远补充道，", "方远补充道，", "方远", "补充", True),
        ("他还特别提醒，", "他还特别提醒，", "会议", "提醒", True),
        ("方远叮嘱大家，", "方远叮嘱大家，", "方远", "叮嘱", True),
        ("方远还就近期任务提出要求，", "方远还就近期任务提出要求，", "方远", "提出", True),
        ("镇党委强调，", "镇党委强调，", "镇党委", "强调", True),
        ("下一步工作要求：", "下一步工作要求：", "会议", "要求", True),
        ("任务分工如下：", "任务分工如下：", "会议", "部署", True),
        ("具体安排如下：", "具体安排如下：", "会议", "部署", True),
        ("议定事项如下：", "议定事项如下：", "会议", "议定", True),
        ("区水务局提出，", "区水务局提出，", "区水务局", "提出", False),
    ],
)
def test_lead(sentence: str, words: str, speaker: str, verb: str, is_ours: bool) -> None:
    lead = read_lead(mask(sentence), CHAIRS)

    assert lead is not None
    assert (sentence[: lead.end], lead.speaker, lead.verb, lead.is_ours) == (words, speaker, verb, is_ours)


@pytest.mark.parametrize(
    "sentence",
    [
        "加强巡查。",
        "各镇要指出，",
        "《通知》要求，",
        "小水电强调，",
        "会议听取了汇报。",
        "会议确定了重点项目。",
        "会议达成了共识。",
        "对照“双过半”要求，倒排工期。",
        "各镇分工明确：",
        "会议对水价作了补充，要求公示。",
    ],
)
def test_no_lead(sentence: str) -> None:
    assert read_lead(mask(sentence), CHAIRS) is None


@pytest.mark.parametrize(
    ("sentence", "before", "speaker", "verb", "rest"),
    [
        ("会议听取了汇报，强调要抓好落实。", "会议听取了汇报，", "会议", "强调", "要抓好落实。"),
        ("会议听取了汇报，要求加强巡查。", "会议听取了汇报，", "会议", "要求", "加强巡查。"),
        (
            "会议同意该汇报，要求以考核结果为依据兑现薪酬。",
            "会议同意该汇报，",
            "会议",
            "要求",
            "以考核结果为依据兑现薪酬。",
        ),
        ("会议听取了汇报，要求按序时进度推进。", "会议听取了汇报，", "会议", "要求", "按序时进度推进。"),
        ("当前形势严峻，会议要求，要抓好。", "当前形势严峻，", "会议", "要求", "要抓好。"),
        ("鉴于水源单一，会议确定，由某局牵头。", "鉴于水源单一，", "会议", "确定", "由某局牵头。"),
        ("考虑到水源单一，会议商定由某局牵头。", "考虑到水源单一，", "会议", "商定", "由某局牵头。"),
        ("会议听取了汇报，研究确定：由某局牵头。", "会议听取了汇报，", "会议", "研究确定", "由某局牵头。"),
        ("会议研究了清障，并作出如下安排：由某局牵头。", "会议研究了清障，", "会议", "部署", "由某局牵头。"),
        ("会议听取了汇报；方远指出：要抓好。", "会议听取了汇报；", "方远", "指出", "要抓好。"),
    ],
)
def test_lead_within_a_sentence(sentence: str, before: str, speaker: str, verb: str, rest: str) -> None:
    found = read_inner_lead(mask(sentence), CHAIRS)

    assert found is not None
    start, lead = found
    assert (sentence[:start], lead.speaker, lead.verb, sentence[lead.end :]) == (before, speaker, verb, rest)


@pytest.mark.parametrize(
    "sentence",
    [
        "会议听取了汇报，要抓好。",
        "要抓好，小水电强调，要抓实。",
        "会议听取了汇报，符合要求以来最快。",
        "会议强调，要抓好。",
    ],
)
def test_no_lead_within(sentence: str) -> None:
    assert read_inner_lead(mask(sentence), CHAIRS) is None


@pytest.mark.parametrize(
    ("who", "speaker", "is_ours"),
    [
        ("", "会议", True),
        ("全会", "会议", True),
        ("主持会议的方远", "方远", True),
        ("专家何川", "专家何川", False),
        ("上级通知", "上级通知", False),
        ("国家防汛会议", "国家防汛会议", True),
        ("区政府党组", "区政府党组", True),
        ("副区长卓然", "卓然", True),
        ("何川", "何川", True),
        ("朝霞", "", False),
        ("习近平总书记", "习近平总书记", False),
        ("主席习近平", "习近平", False),
        ("区水务局", "区水务局", False),
        ("区水务局局长何川", "何川", True),
        ("区供水公司", "区供水公司", False),
        ("防汛", "", False),
    ],
)
def test_who_speaks_for_the_meeting(who: str, speaker: str, is_ours: bool) -> None:
    assert judge_speaker(who, CHAIRS) == (speaker, is_ours)
