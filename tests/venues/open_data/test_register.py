"""Which organisation an imported venue gets: created, kept, given its SIRET, left, or refused."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.commands import CONSOLE
from server.db import db
from server.organisations import qualification
from server.organisations.models import Organisation
from server.organisations.refusals import WrongSiret
from server.redemptions.moving import move_venue
from server.venues.models import Venue
from server.venues.refusals import UnknownVenue
from tests.venues.support.places import SIRETS, import_rows, place

pytestmark = pytest.mark.usefixtures("app")

FIRST, SECOND, THIRD = SIRETS


def organisations() -> list[tuple[str | None, str]]:
    return [
        (organisation.siret, organisation.name)
        for organisation in db.session.scalars(select(Organisation).order_by(Organisation.id))
    ]


def owner_of(number: int) -> Organisation:
    venue = db.session.scalars(select(Venue).where(Venue.source_id == f"essai_{number}")).one()
    return venue.organisation


def owners(*numbers: int) -> list[int]:
    return [owner_of(number).id for number in numbers]


def test_venues_with_one_siret_are_one_organisation() -> None:
    import_rows(place(1, pivot=FIRST), place(2, pivot="130 025 265 00013"), place(3, pivot=SECOND))
    assert organisations() == [(FIRST, "Médiathèque 1"), (SECOND, "Médiathèque 3")]


def test_a_siret_known_from_an_earlier_file_is_the_same_organisation() -> None:
    import_rows(place(1, pivot=FIRST))
    import_rows(place(2, pivot=FIRST))
    assert owner_of(1) == owner_of(2)


def test_without_siret_one_parent_of_one_source_is_one_organisation() -> None:
    import_rows(
        place(1, structure_parente="CCAS de Pessac", source="Gironde"),
        place(2, structure_parente="  ccas  de PESSAC ", source="gironde"),
        place(3, structure_parente="CCAS de Pessac", source="Landes"),
    )
    assert owner_of(1) == owner_of(2) != owner_of(3)
    assert owner_of(1).name == "CCAS de Pessac"


def test_without_siret_or_parent_each_venue_is_an_organisation() -> None:
    import_rows(place(1, nom="Mairie"), place(2, nom="Mairie"))
    assert organisations() == [(None, "Mairie"), (None, "Mairie")]


def test_places_with_zeros_for_a_siret_are_not_one_organisation() -> None:
    import_rows(place(1, pivot="00000000000000"), place(2, pivot="00000000000000"))
    assert owner_of(1) != owner_of(2)


def test_a_siret_that_comes_later_is_given_to_the_organisation_and_its_qualification_stays() -> None:
    import_rows(place(1))
    qualification.qualify(CONSOLE, owner_of(1).id)
    before = owners(1)
    import_rows(place(1, pivot=FIRST))
    assert owners(1) == before
    assert (owner_of(1).siret, owner_of(1).qualified) == (FIRST, True)


def test_two_venues_that_turn_out_to_share_a_siret_become_one_organisation() -> None:
    import_rows(place(1), place(2))
    report = import_rows(place(1, pivot=FIRST), place(2, pivot=FIRST))
    assert report.rejected == []
    assert owner_of(1) == owner_of(2)


def test_a_new_venue_finds_the_siret_given_in_the_same_file() -> None:
    import_rows(place(1))
    before = owners(1)
    import_rows(place(1, pivot=FIRST), place(2, pivot=FIRST))
    assert owners(1, 2) == before * 2


def test_a_siret_the_file_forgets_stays() -> None:
    import_rows(place(1, pivot=FIRST))
    import_rows(place(1))
    assert owner_of(1).siret == FIRST


def test_another_siret_moves_a_venue_nobody_decided_on() -> None:
    import_rows(place(1, pivot=FIRST))
    report = import_rows(place(1, pivot=SECOND))
    assert (report.updated, report.rejected, owner_of(1).siret) == (1, [], SECOND)


def test_another_siret_never_moves_a_venue_whose_organisation_is_decided_on() -> None:
    import_rows(place(1, pivot=FIRST, nom="Avant"), place(2))
    qualification.qualify(CONSOLE, owner_of(1).id)
    report = import_rows(place(1, pivot=SECOND, nom="Après"), place(2, nom="Autre"))
    assert [line for line, _ in report.rejected] == [2]
    assert SECOND in report.rejected[0][1]
    assert "flask venues move" in report.rejected[0][1]
    assert report.updated == 1
    assert owner_of(1).siret == FIRST
    assert (SECOND, "Après") not in organisations()


def test_after_a_confirmed_move_the_file_is_taken() -> None:
    import_rows(place(1, pivot=FIRST))
    qualification.qualify(CONSOLE, owner_of(1).id)
    move_venue("essai_1", siret=SECOND)
    assert import_rows(place(1, pivot=SECOND)).rejected == []
    assert (owner_of(1).siret, owner_of(1).qualified) == (SECOND, False)


def test_a_move_goes_to_the_organisation_that_has_the_siret() -> None:
    import_rows(place(1), place(2, pivot=SECOND))
    move_venue("essai_1", siret=SECOND)
    assert owner_of(1) == owner_of(2)


@pytest.mark.parametrize("siret", ["", "0", "13002526500014", "poterie"])
def test_a_move_needs_a_right_siret(siret: str) -> None:
    import_rows(place(1))
    with pytest.raises(WrongSiret):
        move_venue("essai_1", siret=siret)


def test_a_move_needs_a_venue() -> None:
    with pytest.raises(UnknownVenue):
        move_venue("essai_1", siret=FIRST)


def test_a_changed_parent_is_written_down_and_moves_nobody() -> None:
    import_rows(place(1, structure_parente="Avant"))
    before = owners(1)
    import_rows(place(1, structure_parente="Après"))
    assert owners(1) == before
    assert owner_of(1).name == "Avant"
