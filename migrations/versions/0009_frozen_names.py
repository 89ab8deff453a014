"""Names frozen with statements and credit notes; documents that exist get the names stored today."""

import json
import unicodedata
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
NAMES = sa.table(
    "frozen_names", sa.column("number", sa.String), sa.column("frozen_at", MOMENT), sa.column("content", sa.Text)
)
STATEMENTS = "SELECT id, number, organisation_id FROM statements ORDER BY id"
PARTS = """
    SELECT p.statement_id, c.id, c.name, c.fee_bps, o.name FROM statement_parts p
    JOIN campaigns c ON c.id = p.campaign_id JOIN sponsors s ON s.id = c.sponsor_id
    JOIN organisations o ON o.id = s.organisation_id
"""
VENUES = "SELECT organisation_id, id, name, commune, address, address_extra, postcode FROM venues ORDER BY id"
NOTES = """
    SELECT n.number, n.organisation_id, c.name, c.first_day, coalesce(c.grace_day, n.issued_on)
    FROM credit_notes n JOIN campaigns c ON c.id = n.campaign_id ORDER BY n.id
"""


def upgrade() -> None:
    op.create_table(
        "frozen_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=35), nullable=False),
        sa.Column("frozen_at", MOMENT, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_names")),
        sa.UniqueConstraint("number", name=op.f("uq_frozen_names_number")),
    )
    op.bulk_insert(NAMES, rows())
    guard()


def rows() -> list[dict[str, object]]:
    """What every document would print today."""
    venues, parts = by_first(VENUES), by_first(PARTS)
    contents = {
        number: {
            "address": address(venues.get(owner)),
            "venues": sorted([[key, name, commune] for key, name, commune, *_rest in venues.get(owner, [])], key=place),
            "campaigns": sorted([list(row) for row in parts.get(statement, [])], key=place),
        }
        for statement, number, owner in selected(STATEMENTS)
    }
    contents |= {
        number: {
            "address": address(venues.get(owner)),
            "campaign": campaign,
            "first_day": str(first_day),
            "last_day": str(last_day),
        }
        for number, owner, campaign, first_day, last_day in selected(NOTES)
    }
    now = datetime.now(UTC)
    moment = now.replace(tzinfo=None) if op.get_bind().dialect.name == "sqlite" else now
    return [
        {
            "number": number,
            "frozen_at": moment,
            "content": json.dumps(content, ensure_ascii=False, separators=(",", ":")),
        }
        for number, content in contents.items()
    ]


def selected(query: str) -> list[tuple]:
    return [tuple(row) for row in op.get_bind().execute(sa.text(query))]


def by_first(query: str) -> dict[int, list[tuple]]:
    """The rest of each row below its first column."""
    found: dict[int, list[tuple]] = {}
    for first, *rest in selected(query):
        found.setdefault(first, []).append(tuple(rest))
    return found


def address(venues: list[tuple] | None) -> dict[str, object]:
    """That of the first venue, as papers had it."""
    if not venues:
        return {"lines": [], "postcode": "", "city": ""}
    _key, _name, commune, line, extra, postcode = venues[0]
    return {"lines": [one for one in (line, extra) if one], "postcode": postcode, "city": commune}


def place(row: list) -> tuple[str, int]:
    """As `settlements.names` puts them in order."""
    plain = unicodedata.normalize("NFKD", row[1]).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign)), row[0]


def guard() -> None:
    """Let the database refuse to change or delete a row (server/append_only.py)."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("""
            CREATE TRIGGER frozen_names_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen_names
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"""
            CREATE TRIGGER frozen_names_no_{verb} BEFORE {verb} ON frozen_names
            BEGIN SELECT RAISE(ABORT, 'frozen_names is append-only'); END
        """)


def downgrade() -> None:
    op.drop_table("frozen_names")
