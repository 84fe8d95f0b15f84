"""What those who run a server do: accounts, reports, blocks, trends, figures."""

from __future__ import annotations

from datetime import date

import pytest

from mastodon import MastodonNotFoundError


def test_accounts_are_found_by_either_version(admin):
    assert {account.username for account in admin.admin_accounts_v1()} >= {"admin", "alice", "bob", "carol"}
    assert [account.username for account in admin.admin_accounts_v2(origin="local", username="bob")] == ["bob"]
    assert admin.admin_accounts_v2(origin="remote") == []


def test_each_action_on_an_account_is_taken_back(admin, bob):
    account = bob.me().id
    for action, state, undo in (
        ("sensitive", "sensitized", admin.admin_account_unsensitive),
        ("silence", "silenced", admin.admin_account_unsilence),
        ("disable", "disabled", admin.admin_account_enable),
        ("suspend", "suspended", admin.admin_account_unsuspend),
    ):
        admin.admin_account_moderate(account, action)
        assert admin.admin_account(account)[state] is True
        assert undo(account)[state] is False


def test_accounts_are_approved_rejected_and_deleted(admin, alice, bob, carol):
    ids = [client.me().id for client in (alice, bob, carol)]
    assert admin.admin_account_approve(ids[0]).approved
    assert admin.admin_account_reject(ids[1]).id == ids[1]
    admin.admin_account_moderate(ids[2], "suspend")
    assert admin.admin_account_delete(ids[2]).id == ids[2]


def test_a_report_goes_through_the_hands_of_staff(admin, alice, bob):
    posted = bob.status_post("bad")
    alice.report(bob.me(), [posted], "spam")
    (report,) = admin.admin_reports()
    assert admin.admin_report(report).comment == "spam"
    assert admin.admin_report_assign(report).assigned_account.username == "admin"
    assert admin.admin_report_unassign(report).assigned_account is None
    assert admin.admin_report_resolve(report).action_taken
    assert not admin.admin_report_reopen(report).action_taken


@pytest.mark.parametrize(
    ("create", "read", "all_of_them", "delete"),
    [
        (
            lambda m: m.admin_create_domain_allow("friends.example"),
            lambda m, one: m.admin_domain_allow(one),
            lambda m: m.admin_domain_allows(),
            lambda m, one: m.admin_delete_domain_allow(one),
        ),
        (
            lambda m: m.admin_create_domain_block("evil.example"),
            lambda m, one: m.admin_update_domain_block(one, severity="suspend"),
            lambda m: m.admin_domain_blocks(),
            lambda m, one: m.admin_delete_domain_block(one),
        ),
        (
            lambda m: m.admin_create_email_domain_block("spam.example"),
            lambda m, one: m.admin_email_domain_block(one),
            lambda m: m.admin_email_domain_blocks(),
            lambda m, one: m.admin_delete_email_domain_block(one),
        ),
        (
            lambda m: m.admin_create_canonical_email_block(email="mail@spam.example"),
            lambda m, one: m.admin_canonical_email_block(one),
            lambda m: m.admin_test_canonical_email_block("mail@spam.example") and m.admin_canonical_email_blocks(),
            lambda m, one: m.admin_delete_canonical_email_block(one),
        ),
        (
            lambda m: m.admin_create_ip_block("192.0.2.0/24", "no_access"),
            lambda m, one: m.admin_ip_block(m.admin_update_ip_block(one, severity="sign_up_block")),
            lambda m: m.admin_ip_blocks(),
            lambda m, one: m.admin_delete_ip_block(one),
        ),
    ],
    ids=["domain allows", "domain blocks", "e-mail domains", "e-mail addresses", "IP addresses"],
)
def test_what_is_blocked_or_allowed_is_kept_until_it_is_deleted(admin, create, read, all_of_them, delete):
    made = create(admin)
    assert read(admin, made).id == made.id
    assert [one.id for one in all_of_them(admin)] == [made.id]
    delete(admin, made)
    with pytest.raises(MastodonNotFoundError, match="Record not found"):
        read(admin, made)


def test_staff_decide_what_trends(admin, alice):
    posted = alice.status_post("#cats")
    (tag,) = admin.admin_trending_tags()
    assert (tag.name, admin.admin_trending_links()) == ("cats", [])
    assert [status.id for status in admin.admin_trending_statuses()] == [posted.id]
    assert admin.admin_approve_trending_status(posted).id == admin.admin_reject_trending_status(posted).id == posted.id
    for call in (
        admin.admin_approve_trending_tag,
        admin.admin_reject_trending_tag,
        admin.admin_approve_trending_link,
        admin.admin_reject_trending_link,
    ):
        assert "url" in call(1)


def test_figures_are_counted_for_staff(admin):
    first, last = date(2024, 1, 1), date(2024, 1, 3)
    assert [figure.key for figure in admin.admin_measures(first, last, active_users=True)] == ["active_users"]
    assert [figure.key for figure in admin.admin_dimensions(first, last, languages=True)] == ["languages"]
    assert isinstance(admin.admin_retention(first, last), list)
