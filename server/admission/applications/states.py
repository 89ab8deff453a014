"""States of an application, and which act leads from which to which. Pure."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

DRAFT, SUBMITTED, QUESTION, ANSWERED = "draft", "submitted", "question", "answered"
ACCEPTED, REFUSED, WITHDRAWN = "accepted", "refused", "withdrawn"
STATES: Final = (DRAFT, SUBMITTED, QUESTION, ANSWERED, ACCEPTED, REFUSED, WITHDRAWN)
EVENTS: Final = (SUBMITTED, QUESTION, ANSWERED, ACCEPTED, REFUSED, WITHDRAWN)
"""What is written into the history: every state that an application comes into."""
WAITING: Final = (SUBMITTED, ANSWERED)
"""The operator's turn."""
EDITABLE: Final = (DRAFT, QUESTION)
"""The applicant's turn: a question may be about anything on the form."""
DECIDED: Final = (ACCEPTED, REFUSED)
MAY_FOLLOW: Final[dict[str, Collection[str]]] = {
    SUBMITTED: (DRAFT,),
    QUESTION: (SUBMITTED, ANSWERED, QUESTION),
    ANSWERED: (QUESTION,),
    ACCEPTED: (SUBMITTED, ANSWERED, QUESTION),
    REFUSED: (SUBMITTED, ANSWERED, QUESTION),
    WITHDRAWN: (DRAFT, SUBMITTED, QUESTION, ANSWERED),
}
"""State → those it may follow."""
