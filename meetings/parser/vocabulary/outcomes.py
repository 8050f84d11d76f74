"""What a meeting decided of a matter, by the verb of decision in its words."""

import re

from records.codes import ItemKind, Outcome

_PRINCIPLE = re.compile("原则性?上?(?:地)?(?:审议|讨论|研究)?(?:并)?(?:性)?(?:通过|同意|赞同)|予以原则(?:通过|同意)")
_DEFERRED = re.compile(
    "暂缓|缓议|未予通过|未获通过|退回[^，。；]{0,10}重新|不(?:作|予)(?:出)?(?:决定|表决)|没有作出[^，。；]{0,4}决定|不予通过|不予同意|暂不|下次(?:常务)?会议再|再次?提交?(?:会议)?(?:审议|研究)|另行(?:研究|审议)(?=[。，；]|$)"
)
_PUT_OFF = re.compile(
    "(?:修改|完善|论证|研究|充实|细化)[^，。；]{0,10}后[，]?(?:再次?|重新)(?:提交?|提请|报)[^，。；]{0,12}(?:审议|研究)"
)
_ADOPTED = re.compile(
    "(?:审议|讨论|研究|表决|一致|审定|审查|票决)(?:并|，)?(?:一致)?(?:通过|同意)|听取(?:了)?并(?:一致)?(?:通过|同意)|^(?:会议)?(?:一致|"
    "研究)?(?:通过|同意)(?!过|视频|网络|[^，。；]{1,10}(?:方式|形式))|审定(?=了|《)|予以(?:通过|同意)|照(?:修正)?案通过|修正后?通过|(?:会议)(?:一致|研究)?同意|^研究确定了|(?:协商|票决)通过|经(?:会议)?(?:审议|研究|"
    "讨论)[^，。；]{0,4}(?:通过|同意)|^(?:会议)?批准|^研究决定(?!由|请|责成|授权|按|以|下)|^(?:研究)?决定(?:命名|表彰|授予|追授|任命|免去|聘任|通报表扬)"
)
_DECIDES = re.compile(  # one of them is in each of these
    "同意|通过|赞同|缓|未|没有|退回|不作|不予|暂不|下次|再|另行|审定|批准|决定|确定"
)
_REFERRED = re.compile(
    "(?:决定|同意)?(?:将[^，。；]{0,20})?(?:提请|提交|报请?)[^，。；]{0,16}(?:审议|审定|审批|"
    "研究)(?:决定|通过)?(?=[。，；]|$)"
)


def read_verdict(words: str) -> Outcome | None:
    """审议并原则通过 → in principle; 审议通过 → adopted; 暂缓 → deferred; 听取 alone is no verdict."""
    if not _DECIDES.search(words):
        return None
    if _PRINCIPLE.search(words):
        return Outcome.ADOPTED_IN_PRINCIPLE
    if _DEFERRED.search(words):
        return Outcome.DEFERRED
    if _ADOPTED.search(words):
        return Outcome.ADOPTED
    return None


def is_put_off(words: str) -> bool:
    """由某局修改完善后再提交会议审议: charged to someone, and the meeting will see it again."""
    return bool(_PUT_OFF.search(words))


def is_referral(words: str) -> bool:
    """决定将草案提请……审议, which decides where the matter goes and instructs no one."""
    return bool(_REFERRED.search(words))


def settled(kind: ItemKind, verdict: Outcome | None, words: str = "") -> Outcome | None:
    """What was heard (or 通报, 作了表态发言) and not decided is noted; what was deliberated and left open has none."""
    is_told = kind is ItemKind.OTHER and ("通报" in words[:24] or words.startswith("宣读") or words.endswith("发言"))
    return Outcome.NOTED if verdict is None and (kind is ItemKind.HEAR or is_told) else verdict
