"""Reports of one meeting and of several, as the parser reads them."""

from datetime import date

from meetings.parser import parse_report

# Each sitting with a sentence of its own.
THREE = parse_report(
    """6月3日，区长沈怀远主持召开区政府第15次常务会议，研究防汛等工作。副区长王明、李强出席会议。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，9月底前排除隐患。
6月4日，副区长王明主持召开专题会议。区水务局局长李强列席会议。
会议研究了农贸市场改造工作。会议要求，要坚持便民利民，改造期间保障群众买菜不断档。
6月5日，区委书记林祎主持召开区委常委会会议。
会议传达学习了全市作风建设会议精神。会议强调，要把作风建设摆在突出位置。
""",
    published_on=date(2026, 6, 6),
)
# One sentence for all three, and a matter that is told of two.
JOINT = parse_report(
    """9月2日，区长沈怀远先后主持召开区政府常务会议、区政府党组会议和专题会议，研究就业、作风建设等工作。
区政府常务会议听取了稳就业工作情况汇报。会议指出，要落实援企稳岗政策，扩大就业容量。
区政府党组会议传达学习了全市作风建设会议精神。会议强调，要把作风建设摆在突出位置。
专题会议研究了农贸市场改造工作。会议要求，要坚持便民利民，改造期间保障群众买菜不断档。
副区长王明、李强出席会议。
""",
    published_on=date(2026, 9, 4),
)
# One meeting of two items, and a sentence that belongs nowhere.
TEXT = """日前，区长沈怀远主持召开区政府常务会议。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
会议审议并原则通过了《澄湖区促进就业若干措施》。会议要求，要落实援企稳岗政策，扩大就业容量。
湖边的柳树已经发芽，各单位抓紧修剪。
"""
OUTLINE = parse_report(TEXT)


def sentence(words: str, outline=OUTLINE) -> tuple[int, int]:
    """The offsets of words in the text of an outline."""
    start = outline.text.index(words)
    return start, start + len(words)
