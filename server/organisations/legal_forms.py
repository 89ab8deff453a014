"""Legal forms of organisations, and the documents by which each shows that it exists. Pure."""

from __future__ import annotations

from typing import Final

ASSOCIATION, COMPANY, COOPERATIVE, PUBLIC_BODY = "association", "company", "cooperative", "public_body"
FOUNDATION, SELF_EMPLOYED, OTHER = "foundation", "self_employed", "other"
LEGAL_FORMS: Final = (ASSOCIATION, PUBLIC_BODY, COMPANY, COOPERATIVE, FOUNDATION, SELF_EMPLOYED, OTHER)

STATUTES, RECEIPT, KBIS, DELIBERATION, REGISTRATION = "statutes", "receipt", "kbis", "deliberation", "registration"
PROOF: Final = "proof"
DOCUMENT_KINDS: Final = (STATUTES, RECEIPT, KBIS, DELIBERATION, REGISTRATION, PROOF)
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    ASSOCIATION: (STATUTES, RECEIPT),
    PUBLIC_BODY: (),
    COMPANY: (KBIS,),
    COOPERATIVE: (KBIS,),
    FOUNDATION: (STATUTES,),
    SELF_EMPLOYED: (REGISTRATION,),
    OTHER: (PROOF,),
}
"""Legal form → the kinds of documents without which no application is sent; a public body may add a délibération."""

_BY_NATURE: Final = (
    ("93", FOUNDATION),
    ("92", ASSOCIATION),
    ("91", ASSOCIATION),
    ("1", SELF_EMPLOYED),
    ("4", PUBLIC_BODY),
    ("7", PUBLIC_BODY),
    ("5", COMPANY),
    ("6", COMPANY),
)
COOPERATIVE_NATURES: Final = frozenset({"5193", "5194", "5195", "5196", "5443", "5458", "5460", "5558", "5560"})


def legal_form_of(nature: str) -> str:
    """The legal form behind INSEE's ``nature juridique``, such as 9220; `OTHER` for codes that say no more."""
    if nature in COOPERATIVE_NATURES:
        return COOPERATIVE
    return next((form for start, form in _BY_NATURE if nature.startswith(start)), OTHER)
