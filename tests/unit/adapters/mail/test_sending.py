"""Mails go to the nation's own server, over a secured line, and what goes wrong is said in words that help."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.mailboxes import certificate_for, mailbox

from majlis.adapters.mail.sending import Mail, Server, address_of, opened
from majlis.kernel.errors import ConflictError, InputError

MAIL = Mail("rep-1", ("desk@clinic.example",), "REP-2026-0001: notification soon", "Report REP-2026-0001.\n")


def plain(port: int) -> Server:
    return Server("localhost", port, "majlis@council.example", "none")


def test_a_mail_is_handed_over_with_a_key_of_its_own() -> None:
    with mailbox() as box:
        box.refused = {"gone@clinic.example"}
        with opened(plain(box.port)) as hand:
            assert hand(MAIL) == 1
            assert hand(replace(MAIL, to=("gone@clinic.example", "b@clinic.example"))) == 1
            assert hand(replace(MAIL, to=("gone@clinic.example",))) == 0
            assert hand(replace(MAIL, to=("no address",))) == 0
            assert hand(MAIL) == 1
    assert [to for to, _ in box.mails] == [MAIL.to, ("b@clinic.example",), MAIL.to]
    text = box.mails[0][1]
    assert "Message-ID: <rep-1@council.example>" in text
    assert "Auto-Submitted: auto-generated" in text


def test_what_goes_wrong_is_said(tmp_path: Path) -> None:
    with mailbox() as box:
        for wrong, words in (
            (replace(plain(box.port), security="starttls"), "cannot do"),
            (replace(plain(box.port), security="tls"), "cannot be secured"),
        ):
            with pytest.raises(ConflictError, match="took no mail") as caught, opened(wrong):
                pass
            assert words in caught.value.fault.why
        box.sender_refused = True
        with opened(plain(box.port)) as hand, pytest.raises(ConflictError) as caught:
            hand(MAIL)
        assert "with code 550" in caught.value.fault.why
        box.sender_refused, box.breaks_after = False, 0
        with opened(plain(box.port)) as hand, pytest.raises(ConflictError) as caught:
            hand(MAIL)
        assert "does not answer" in caught.value.fault.why
    with pytest.raises(ConflictError) as caught, opened(plain(box.port)):
        pass
    assert "refused" in caught.value.fault.why
    with mailbox(certificate_for(tmp_path)) as box:  # which nobody vouches for
        server = replace(plain(box.port), security="tls")
        with pytest.raises(ConflictError) as caught, opened(server):
            pass
        assert "cannot be secured" in caught.value.fault.why


def test_signing_in_over_a_secured_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = certificate_for(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with mailbox(certificate) as box:
        server = replace(plain(box.port), security="tls", user="majlis", password="right")  # noqa: S106 - of a test
        assert "right" not in repr(server)
        with opened(server) as hand:
            assert hand(MAIL) == 1
        assert len(box.signed_in) == 1
        with pytest.raises(ConflictError) as caught, opened(replace(server, password="wrong")):  # noqa: S106
            pass
        assert "user and password" in caught.value.fault.why


def test_settings_that_do_not_fit() -> None:
    with pytest.raises(InputError, match="in the clear"), opened(replace(plain(1), user="majlis")):
        pass
    with pytest.raises(InputError, match="no address"), opened(replace(plain(1), sender="")):
        pass


@pytest.mark.parametrize("text", ["", "a", "a@", "@b", "a@b\nBcc: c@d", "a b@c", "ä@b.example", "a@b, c@d"])
def test_what_is_no_address(text: str) -> None:
    assert address_of(text) is None
    assert address_of(" a.b@c.example ") == "a.b@c.example"
