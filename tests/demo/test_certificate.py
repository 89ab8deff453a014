"""The certificate of `make phone`, tested with real TLS handshakes."""

import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server.demo import certificate

ADDRESS = "192.168.1.20"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    certificate.ensure(tmp_path, [ADDRESS, "127.0.0.1"])
    return tmp_path


def shake_hands(folder: Path, name: str) -> str | None:
    """Connect as a phone that trusts the folder's authority; returns the TLS version."""
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(folder / certificate.CERTIFICATE, folder / certificate.KEY)
    trusting = ssl.create_default_context(cafile=str(folder / certificate.AUTHORITY))
    trusting.verify_flags |= ssl.VERIFY_X509_STRICT
    ours, theirs = socket.socketpair()
    with ours, theirs, ThreadPoolExecutor(1) as pool:
        server = pool.submit(serving.wrap_socket, ours, server_side=True)
        try:
            with trusting.wrap_socket(theirs, server_hostname=name) as connection:
                version = connection.version()
            server.result(timeout=5).close()
        finally:
            theirs.close()
    return version


@pytest.mark.parametrize("name", [ADDRESS, "127.0.0.1", "localhost"])
def test_phone_that_trusts_the_authority_connects_without_a_warning(folder: Path, name: str) -> None:
    assert shake_hands(folder, name) == "TLSv1.3"


def test_certificate_serves_no_other_address(folder: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="IP address mismatch"):
        shake_hands(folder, "192.168.1.21")


def test_same_addresses_keep_the_certificate_that_phones_have_accepted(folder: Path) -> None:
    before = (folder / certificate.CERTIFICATE).read_bytes()
    certificate.ensure(folder, [ADDRESS, "127.0.0.1"])
    assert (folder / certificate.CERTIFICATE).read_bytes() == before


def test_new_address_gets_a_new_certificate(folder: Path) -> None:
    certificate.ensure(folder, ["192.168.1.21", "127.0.0.1"])
    assert shake_hands(folder, "192.168.1.21") == "TLSv1.3"


def test_authority_keeps_no_key(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"authority.crt", "server.crt", "server.key"}


def test_phone_gets_the_authority_to_install(
    client: FlaskClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificate, "FOLDER", folder)
    with client.get("/demo/certificat") as answer:
        assert answer.mimetype == "application/x-x509-ca-cert"
        assert answer.data == (folder / certificate.AUTHORITY).read_bytes()


def test_without_make_phone_there_is_nothing_to_install(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificate, "FOLDER", tmp_path)
    assert client.get("/demo/certificat").status_code == 404
