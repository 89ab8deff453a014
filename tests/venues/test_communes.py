"""Communes by name, and `GET /api/communes` for those who type a name instead of a postcode."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from server.venues.communes import (
    MOST,
    SUGGESTED,
    TABLE,
    communes_like,
    communes_named,
    communes_starting,
    communes_suggested,
    fold,
)
from server.venues.postcodes import position_of

LINES = TABLE.read_text("utf-8").splitlines()
CLIPPERTON = "98799"
a_line = st.sampled_from(LINES).map(lambda line: line.split("\t"))


@pytest.mark.parametrize(
    ("typed", "name", "postcode"),
    [
        ("Bordeaux", "Bordeaux", "33000"),
        ("bordeaux CEDEX 9", "Bordeaux", "33000"),
        ("st étienne", "Saint-Étienne", "42000"),
        ("SAINT ETIENNE", "Saint-Étienne", "42000"),
        ("L’Haÿ-les-Roses", "L'Haÿ-les-Roses", "94240"),
        ("loeuilly", "Lœuilly", "80160"),
        ("Paris", "Paris", "75001"),
        ("Paris 12e", "Paris 12e Arrondissement", "75012"),
        ("Forges les Ea", "Forges-les-Eaux", "76440"),
    ],
)
def test_a_commune_is_found_as_people_write_it(typed: str, name: str, postcode: str) -> None:
    first = communes_like(typed)[0]
    assert (first.name, first.postcode) == (name, postcode)


@pytest.mark.parametrize("typed", ["", " - ", "Bordo", "33000", "<>", "zzz", "北京", "\u0660"])
def test_what_is_no_commune_finds_none(typed: str) -> None:
    assert communes_like(typed) == []


def test_homonyms_come_with_most_people_first() -> None:
    assert [one.postcode for one in communes_like("Saint-Denis")] == ["97400", "93200", "11310", "30500"]


def test_a_beginning_gives_few_enough_to_choose_from() -> None:
    assert len(communes_like("Saint")) == MOST


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("mar", "Marseille"),
        ("bord", "Bordeaux"),
        ("st-d", "Saint-Denis"),
        ("forges-les-e", "Forges-les-Eaux"),
        ("Rochelle", "La Rochelle"),
        ("havre", "Le Havre"),
        ("hay les", "L'Haÿ-les-Roses"),
        ("la roche", "La Rochelle"),
        ("PARIS", "Paris"),
        ("Tours", "Tours"),
    ],
)
def test_while_a_name_is_typed_the_largest_that_begins_so_comes_first(typed: str, name: str) -> None:
    suggested = communes_suggested(typed)
    assert suggested[0].name == name
    assert len(suggested) <= SUGGESTED


@pytest.mark.parametrize("typed", ["", "b", " - ", "'", "33", "zzz"])
def test_too_little_or_nothing_known_suggests_nothing(typed: str) -> None:
    assert communes_suggested(typed) == []


@given(a_line)
@settings(max_examples=100, deadline=None)
def test_every_commune_is_suggested_once_its_whole_name_is_typed(cells: list[str]) -> None:
    key, _, insee_code, _, _ = cells
    named = communes_named(key)
    if len(key) > 1 and len(named) <= SUGGESTED:
        assert insee_code in {one.insee_code for one in communes_suggested(key)}


@given(a_line)
@settings(max_examples=200, deadline=None)
def test_every_commune_is_found_by_its_name_and_its_beginning(cells: list[str]) -> None:
    key, name, insee_code, _, postcodes = cells
    start = key[:4].strip()
    assert fold(name) == key
    assert insee_code in {one.insee_code for one in communes_named(name)}
    assert all(fold(one.name).startswith(start) for one in communes_starting(start, 50))
    assert postcodes


def test_the_table_is_in_order_and_where_people_live_its_postcodes_lie_somewhere() -> None:
    keys = [line.partition("\t")[0] for line in LINES]
    assert keys == sorted(keys)
    first_codes = {line.rpartition("\t")[2].split(" ")[0] for line in LINES}
    assert sorted(code for code in first_codes if position_of(code) is None) == [CLIPPERTON]


def test_anyone_may_ask_for_a_commune(client: FlaskClient) -> None:
    answer = client.get("/api/communes?name=bordeaux")
    assert answer.json == {"communes": [{"name": "Bordeaux", "postcode": "33000"}]}
    assert client.get("/api/communes?name=Bordo").json == {"communes": []}
    names = [one["name"] for one in client.get("/api/communes?name=borde&typing=true").json["communes"]]
    assert names[:2] == ["Bordeaux", "Bordères-sur-l'Échez"]


@pytest.mark.parametrize("query", ["", "name=", "name=%20", f"name={'a' * 61}"])
def test_a_question_without_a_name_is_refused_by_field(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/api/communes?{query}")
    assert answer.status_code == 422
    assert "name" in answer.json["error"]["fields"]["query"]
