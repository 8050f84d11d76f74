"""What the program of schema 1 stored: two documents of one meeting and the rows of its public passages.

Frozen: later schemas get a file of their own, and nothing here is ever edited.
"""

from typing import Any

INTERNAL: dict[str, Any] = {
    "schema": 1,
    "key": "kq7mzh",
    "type": "executive",
    "title": "区政府常务会议研究供水保障等工作",
    "number_text": "第九届区政府第12次常务会议",
    "number": 12,
    "term": 9,
    "number_year": None,
    "held_on": "2026-03-05",
    "held_on_precision": "day",
    "held_on_text": "3月5日",
    "listed_on": "2026-03-05",
    "chair": "沈怀远",
    "place": "区政府三号会议室",
    "attendance": [{"name": "顾明川", "post": "副区长", "role": "present"}],
    "summary": "区长沈怀远主持召开区政府常务会议，研究供水保障等工作。",
    "withheld": False,
    "items": [
        {
            "key": "kq7mzi",
            "position": 1,
            "kind": "deliberate",
            "title": "供水保障工作",
            "text": "会议审议并原则通过《供水保障工作方案》。",
            "outcome": "adopted_in_principle",
            "disclosure": "public",
            "disclosure_reason": "",
            "directives": [
                {
                    "key": "kq7mzj",
                    "position": 1,
                    "headline": "年底前完成老旧管网改造",
                    "text": "区水利局要在年底前完成老旧管网改造。",
                    "verb": "强调",
                    "speaker": "会议",
                    "addressee": "",
                    "units": ["区水利局"],
                    "disclosure": "public",
                    "disclosure_reason": "",
                },
                {
                    "key": "kq7mzk",
                    "position": 2,
                    "headline": "预留应急资金",
                    "text": "区财政局要预留应急资金。",
                    "verb": "强调",
                    "speaker": "会议",
                    "addressee": "",
                    "units": ["区财政局"],
                    "disclosure": "withheld",
                    "disclosure_reason": "尚在研究",
                },
            ],
        }
    ],
}

_PUBLIC_DIRECTIVE = {
    "key": "kq7mzj",
    "position": 1,
    "headline": "年底前完成老旧管网改造",
    "text": "区水利局要在年底前完成老旧管网改造。",
    "verb": "强调",
    "speaker": "会议",
    "addressee": "",
    "units": ["区水利局"],
}

PUBLIC: dict[str, Any] = {
    "schema": 1,
    "key": "kq7mzh",
    "type": "executive",
    "title": "区政府常务会议研究供水保障等工作",
    "number_text": "第九届区政府第12次常务会议",
    "number": 12,
    "term": 9,
    "number_year": None,
    "held_on": "2026-03-05",
    "held_on_precision": "day",
    "held_on_text": "3月5日",
    "listed_on": "2026-03-05",
    "chair": "沈怀远",
    "summary": "区长沈怀远主持召开区政府常务会议，研究供水保障等工作。",
    "withheld": True,
    "items": [
        {
            "key": "kq7mzi",
            "position": 1,
            "kind": "deliberate",
            "title": "供水保障工作",
            "text": "会议审议并原则通过《供水保障工作方案》。",
            "outcome": "adopted_in_principle",
            "directives": [_PUBLIC_DIRECTIVE],
        }
    ],
}

_ROW_MEETING = {
    "key": "kq7mzh",
    "type": "executive",
    "title": "区政府常务会议研究供水保障等工作",
    "held_on": "2026-03-05",
    "held_on_precision": "day",
    "held_on_text": "3月5日",
    "listed_on": "2026-03-05",
    "number_text": "第九届区政府第12次常务会议",
    "chair": "沈怀远",
}
_ROW_ITEM = {
    "key": "kq7mzi",
    "position": 1,
    "title": "供水保障工作",
    "kind": "deliberate",
    "outcome": "adopted_in_principle",
}
_PRINTED = {"edition": 1, "issued_at": "2026-03-06T02:00:00+00:00"}

# Of the public passages, by their kind.
ROWS: dict[str, dict[str, Any]] = {
    "summary": {"meeting": _ROW_MEETING} | _PRINTED,
    "item": {"item": _ROW_ITEM, "meeting": _ROW_MEETING} | _PRINTED,
    "directive": _PUBLIC_DIRECTIVE | {"item": _ROW_ITEM, "meeting": _ROW_MEETING} | _PRINTED,
}
