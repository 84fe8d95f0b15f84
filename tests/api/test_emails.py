"""E-mails: what each method sends, on both clients."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.email_resend_confirmation(), None, ("POST", "/api/v1/emails/confirmations", [], None)),
        (
            lambda m: m.email_resend_confirmation(email="me@example.com"),
            None,
            ("POST", "/api/v1/emails/confirmations", [], [("email", "me@example.com")]),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize("confirmed", [True, False])
def test_email_check_confirmation_is_a_bool(client, server, confirmed):
    server.answer(confirmed)
    assert client.email_check_confirmation() is confirmed
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/api/v1/emails/check_confirmation")
