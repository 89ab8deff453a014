"""The settings of mail: valid ones, and the messages for the others."""

from __future__ import annotations

import pytest

from server.config import Config, ConfigError

REQUIRED = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x", "PUBLIC_URL": "https://pass.example.fr"}


@pytest.mark.parametrize(
    "url",
    ["smtp://relay:25", "smtp://127.0.0.1", "smtps://me:pass%40word@mail.example.fr", "smtp+starttls://a:b@c:587"],
)
def test_a_mail_server_is_named_by_its_address(url: str) -> None:
    config = Config.from_environment({**REQUIRED, "SMTP_URL": url})
    assert (config.smtp_url, config.mail_from) == (url, "ne-pas-repondre@pass.example.fr")


@pytest.mark.parametrize("url", ["mail.example.fr", "http://mail", "smtp://", "smtp://host:0", "smtp://host:99999"])
def test_another_address_is_refused_at_the_start(url: str) -> None:
    with pytest.raises(ConfigError, match="smtps://"):
        Config.from_environment({**REQUIRED, "SMTP_URL": url})


def test_a_password_in_the_clear_is_refused_at_the_start() -> None:
    with pytest.raises(ConfigError, match="in the clear"):
        Config.from_environment({**REQUIRED, "SMTP_URL": "smtp://me:secret@host"})


def test_mail_is_optional() -> None:
    assert Config.from_environment(REQUIRED).smtp_url is None
