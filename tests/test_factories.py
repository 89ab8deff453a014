"""The factories make what the other tests rely on."""

from flask import Flask

from server.vouchers import token

from .support import factories


def test_a_booklet_has_a_verifiable_token_for_each_voucher(app: Flask) -> None:
    booklet = factories.booklet()
    ring = factories.key_ring()
    read = [token.read(text, ring.public_points).voucher_id for text in factories.tokens(booklet)]
    assert read == [voucher.id for voucher in factories.vouchers(booklet)]
    assert len(read) == 10


def test_a_phone_belongs_to_its_venue(app: Flask) -> None:
    venue = factories.qualified_venue()
    device, _bearer = factories.phone(venue)
    assert factories.device_actor(device).device.organisation_id == venue.organisation_id


def test_two_campaigns_do_not_share_a_number(app: Flask) -> None:
    assert factories.campaign().id != factories.campaign().id
