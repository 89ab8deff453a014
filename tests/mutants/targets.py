"""The modules whose rules are worth money, and the tests that hold them."""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """A module of the server, by its path, and the files or folders of its tests."""

    path: str
    tests: tuple[str, ...]

    @property
    def module(self) -> str:
        """As it is imported."""
        return self.path.removesuffix(".py").replace("/", ".")


CLOSING, LEDGER = "tests/settlements/test_closing.py", "tests/settlements/test_ledger.py"
CLOSE, HONOURS = "tests/settlements/test_close.py", "tests/guarantee/test_settled.py"
WRITING = "tests/settlements/test_statement_writing.py"
SESSIONS = "tests/accounts/test_session_routes.py"
TARGETS = (
    Target("server/money.py", ("tests/test_money.py",)),
    Target("server/redemptions/rules.py", ("tests/redemptions/test_rules.py", "tests/vouchers/test_vectors.py")),
    Target("server/vouchers/token.py", ("tests/vouchers/test_token.py", "tests/vouchers/test_vectors.py")),
    Target("server/vouchers/allowance.py", ("tests/vouchers/test_allowance.py",)),
    Target("server/guarantee/rules.py", ("tests/guarantee/test_rules.py",)),
    Target("server/ledger/rules.py", ("tests/ledger/test_rules.py",)),
    Target("server/settlements/months.py", ("tests/settlements/test_months.py",)),
    Target("server/settlements/closing.py", (CLOSING, CLOSE, LEDGER)),
    Target("server/settlements/freezing.py", (CLOSING,)),
    Target("server/settlements/movements.py", (WRITING, CLOSE, HONOURS)),
    Target("server/settlements/statement_drafts.py", ("tests/settlements/test_statement_drafts.py",)),
    Target("server/settlements/statement_writing.py", (WRITING,)),
    Target("server/settlements/lines_root.py", ("tests/settlements/test_lines_root.py",)),
    Target("server/payouts/bank_answers/matching.py", ("tests/payouts/bank_answers/test_matching.py",)),
    Target("server/payouts/bank_answers/naming.py", ("tests/payouts/bank_answers/test_naming.py",)),
    Target("server/credits/counting.py", ("tests/credits/test_counting.py",)),
    Target("server/transparency/tree.py", ("tests/transparency/test_tree.py",)),
    Target("server/access.py", ("tests/test_actor.py", "tests/test_access.py", SESSIONS)),
)
