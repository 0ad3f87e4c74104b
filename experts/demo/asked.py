"""What invented people ask for, in several states."""

from dataclasses import dataclass, field
from typing import Any

from experts.models import Engagement

State = Engagement.State
AGREED = (State.FORWARDED, State.ACCEPTED, State.CONFIRMED)


@dataclass(frozen=True)
class Line:
    """An expert of the country, and the states that the engagement went through, some days apart."""

    country: str
    states: tuple[str, ...]
    every: int = 2  # days
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    organisation: str
    country: str
    purpose: str
    competency: str
    ago: int  # days
    lines: tuple[Line, ...] = ()
    begins_in: int | None = None  # days from now
    fields: dict[str, Any] = field(default_factory=dict)


ASKED = (
    Asked(
        "School of Public Administration",
        "PH",
        "training",
        "talent-management",
        6,
        (
            Line("ID", (State.FORWARDED, State.ACCEPTED)),
            Line("VN", (State.FORWARDED,)),
            Line("SG", (State.FORWARDED, State.DECLINED), fields={"reason": "busy"}),
        ),
        begins_in=45,
        fields={"audience": "Heads of personnel", "participants": 30, "covers": ["travel"]},
    ),
    Asked(
        "Institute for Local Government",
        "MY",
        "talk",
        "strategic-leadership",
        20,
        (Line("ID", AGREED, 3),),
        begins_in=21,
    ),
    Asked(
        "Civil Service College",
        "TH",
        "training",
        "digital-transformation",
        75,
        (Line("ID", (*AGREED, State.DELIVERED, State.EVALUATED), 12),),
        begins_in=-40,
        fields={"state": "ended", "participants": 24, "covers": ["travel", "fee"]},
    ),
    Asked(
        "Office of the Ombuds", "TL", "advice", "public-service-delivery", 3, fields={"wanted": "Queues and waiting"}
    ),
    Asked(
        "Training Centre of the Ministry of Finance",
        "KH",
        "training",
        "public-finance",
        18,
        (Line("TH", (State.FORWARDED,), fields={"reminded": 2}),),
    ),
    Asked(
        "Academy of Statistics",
        "LA",
        "training",
        "data-analytics",
        60,
        (
            Line("VN", (State.FORWARDED, State.DECLINED), 9, {"reason": "agency"}),
            Line("MY", (State.FORWARDED, State.LAPSED), 28),
        ),
        fields={"state": "ended", "answer": "Nobody is free before next year. Please ask again then."},
    ),
    Asked(
        "Provincial Government",
        "ID",
        "study-visit",
        "strategic-leadership",
        30,
        (Line("VN", (State.FORWARDED, State.CANCELLED)),),
        fields={"state": "ended"},
    ),
)
