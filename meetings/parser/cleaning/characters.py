"""Han characters wherever they stand in Unicode, and those that only look like others, as PDFs often have them."""

import re
import unicodedata

BLANKS = " \u3000"  # of half and of full width
HAN = (
    "\u3400-\u9fff〇\U00020000-\U000323af"  # within brackets of a pattern: all planes, and the zero that is written 〇
)

# The radicals of U+2E80 to U+2EF3, and the characters they stand for (Unicode: EquivalentUnifiedIdeograph).
_RADICALS = dict(
    zip(
        "⺁⺄⺅⺆⺇⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙亻冂几刂卜㔾小小兀尣尢巳幺彑彐忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
LOOKALIKES = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")


def unify(text: str) -> str:
    """⽉⺠⻓ and the compatibility forms of 年, 立, 行 → the characters 月民长 …, one for one."""
    return LOOKALIKES.sub(lambda found: unified(found[0]), text)


def unified(character: str) -> str:
    """The character that this one stands for; itself where it stands for none."""
    plain = _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
