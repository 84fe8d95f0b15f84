"""Admin accounts: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, Page
from mastodon.entities import AdminAccount

V1, V2 = "/api/v1/admin/accounts", "/api/v2/admin/accounts"
ACCOUNT = {"id": "9"}
CURSORS = [("max_id", "3"), ("since_id", "1"), ("min_id", "2"), ("limit", "200")]
V1_ALL = (True, "x.example", "sensitized", "ann", "Ann", "a@x.example", "192.0.2.1", True, 3, 2, 1, 200)
V1_SENT = [
    ("remote", "true"),
    ("sensitized", "true"),
    ("username", "ann"),
    ("display_name", "Ann"),
    ("by_domain", "x.example"),
    ("email", "a@x.example"),
    ("ip", "192.0.2.1"),
    ("staff", "true"),
    *CURSORS,
]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.admin_accounts(), Page[AdminAccount], ("GET", V1, [("active", "true")], None)),
        (lambda m: m.admin_accounts(*V1_ALL), Page[AdminAccount], ("GET", V1, V1_SENT, None)),
        (lambda m: m.admin_accounts_v1(), Page[AdminAccount], ("GET", V1, [("active", "true")], None)),
        (lambda m: m.admin_accounts_v1(*V1_ALL), Page[AdminAccount], ("GET", V1, V1_SENT, None)),
        (
            lambda m: m.admin_accounts_v1(status=None, local=True),
            Page[AdminAccount],
            ("GET", V1, [("local", "true")], None),
        ),
        (lambda m: m.admin_accounts_v2(), Page[AdminAccount], ("GET", V2, [], None)),
        (
            lambda m: m.admin_accounts_v2(
                "remote",
                "x.example",
                "silenced",
                "ann",
                "Ann",
                "a@x.example",
                "192.0.2.1",
                "staff",
                ACCOUNT,
                [4, {"id": "5"}],
                3,
                2,
                1,
                200,
            ),
            Page[AdminAccount],
            (
                "GET",
                V2,
                [
                    ("origin", "remote"),
                    ("status", "silenced"),
                    ("permissions", "staff"),
                    ("role_ids[]", "4"),
                    ("role_ids[]", "5"),
                    ("invited_by", "9"),
                    ("username", "ann"),
                    ("display_name", "Ann"),
                    ("by_domain", "x.example"),
                    ("email", "a@x.example"),
                    ("ip", "192.0.2.1"),
                    *CURSORS,
                ],
                None,
            ),
        ),
        (lambda m: m.admin_account(ACCOUNT), AdminAccount, ("GET", f"{V1}/9", [], None)),
        (lambda m: m.admin_account_enable(9), AdminAccount, ("POST", f"{V1}/9/enable", [], None)),
        (lambda m: m.admin_account_approve(ACCOUNT), AdminAccount, ("POST", f"{V1}/9/approve", [], None)),
        (lambda m: m.admin_account_reject(9), AdminAccount, ("POST", f"{V1}/9/reject", [], None)),
        (lambda m: m.admin_account_unsilence(9), AdminAccount, ("POST", f"{V1}/9/unsilence", [], None)),
        (lambda m: m.admin_account_unsuspend(9), AdminAccount, ("POST", f"{V1}/9/unsuspend", [], None)),
        (lambda m: m.admin_account_unsensitive(9), AdminAccount, ("POST", f"{V1}/9/unsensitive", [], None)),
        (lambda m: m.admin_account_delete(ACCOUNT), AdminAccount, ("DELETE", f"{V1}/9", [], None)),
        (
            lambda m: m.admin_account_moderate(9),
            None,
            ("POST", f"{V1}/9/action", [], [("type", "none"), ("send_email_notification", "true")]),
        ),
        (
            lambda m: m.admin_account_moderate(ACCOUNT, "silence", {"id": "7"}, 3, "Be kind", False),
            None,
            (
                "POST",
                f"{V1}/9/action",
                [],
                [
                    ("type", "silence"),
                    ("report_id", "7"),
                    ("warning_preset_id", "3"),
                    ("text", "Be kind"),
                    ("send_email_notification", "false"),
                ],
            ),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize("status", ["active", "pending", "disabled", "silenced", "suspended", "sensitized"])
def test_a_state_is_a_parameter_of_its_own_in_version_1(client, server, status):
    server.answer([])
    client.admin_accounts_v1(status=status)
    assert server.requests[0].query == [(status, "true")]


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda m: m.admin_accounts(status="banned"), "status must be active, .* or sensitized, not 'banned'"),
        (lambda m: m.admin_accounts_v1(status="banned"), "status must be active, .* or sensitized, not 'banned'"),
        (lambda m: m.admin_accounts_v2(status="sensitized"), "status must be active, .* or suspended"),
        (lambda m: m.admin_accounts_v2("mars"), "origin must be local or remote, not 'mars'"),
        (lambda m: m.admin_accounts_v2(permissions="all"), "permissions must be 'staff' or None, not 'all'"),
        (lambda m: m.admin_accounts_v2(invited_by=1.5), "invited_by must be an id"),
        (lambda m: m.admin_account_moderate(9, "ban"), "action must be none, .* or suspend, not 'ban'"),
    ],
)
def test_what_does_not_exist_is_refused(client, server, call, reason):
    with pytest.raises(MastodonIllegalArgumentError, match=reason):
        call(client)
    assert server.requests == []
