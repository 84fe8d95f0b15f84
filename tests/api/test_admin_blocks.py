"""Admin lists of domains, addresses and providers: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, Page
from mastodon.entities import (
    AdminCanonicalEmailBlock,
    AdminDomainAllow,
    AdminDomainBlock,
    AdminEmailDomainBlock,
    AdminIpBlock,
)

CANONICAL = "/api/v1/admin/canonical_email_blocks"
ALLOWS = "/api/v1/admin/domain_allows"
DOMAINS = "/api/v1/admin/domain_blocks"
PROVIDERS = "/api/v1/admin/email_domain_blocks"
IPS = "/api/v1/admin/ip_blocks"
ENTRY = {"id": "7"}
CURSORS = [("max_id", "3"), ("min_id", "2"), ("since_id", "1"), ("limit", "200")]


@pytest.mark.parametrize(
    ("name", "path", "entity"),
    [
        ("admin_canonical_email_blocks", CANONICAL, AdminCanonicalEmailBlock),
        ("admin_domain_allows", ALLOWS, AdminDomainAllow),
        ("admin_email_domain_blocks", PROVIDERS, AdminEmailDomainBlock),
        ("admin_ip_blocks", IPS, AdminIpBlock),
    ],
)
@pytest.mark.parametrize(("arguments", "query"), [((), []), ((3, 2, 1, 200), CURSORS)])
def test_lists_are_paged(wire, name, path, entity, arguments, query):
    result, sent = wire(lambda m: getattr(m, name)(*arguments), Page[entity])
    assert result == Page[entity]
    assert sent == ("GET", path, query, None)


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (
            lambda m: m.admin_canonical_email_block(ENTRY),
            AdminCanonicalEmailBlock,
            ("GET", f"{CANONICAL}/7", [], None),
        ),
        (
            lambda m: m.admin_test_canonical_email_block("a+b@x.example"),
            list[AdminCanonicalEmailBlock],
            ("POST", f"{CANONICAL}/test", [], [("email", "a+b@x.example")]),
        ),
        (
            lambda m: m.admin_create_canonical_email_block("a@x.example"),
            AdminCanonicalEmailBlock,
            ("POST", CANONICAL, [], [("email", "a@x.example")]),
        ),
        (
            lambda m: m.admin_create_canonical_email_block(canonical_email_hash="c0ffee"),
            AdminCanonicalEmailBlock,
            ("POST", CANONICAL, [], [("canonical_email_hash", "c0ffee")]),
        ),
        (lambda m: m.admin_delete_canonical_email_block(7), None, ("DELETE", f"{CANONICAL}/7", [], None)),
        (lambda m: m.admin_domain_allow(7), AdminDomainAllow, ("GET", f"{ALLOWS}/7", [], None)),
        (
            lambda m: m.admin_create_domain_allow("x.example"),
            AdminDomainAllow,
            ("POST", ALLOWS, [], [("domain", "x.example")]),
        ),
        (lambda m: m.admin_delete_domain_allow(ENTRY), AdminDomainAllow, ("DELETE", f"{ALLOWS}/7", [], None)),
        (lambda m: m.admin_domain_blocks(), Page[AdminDomainBlock], ("GET", DOMAINS, [], None)),
        (
            lambda m: m.admin_domain_blocks(None, 3, 2, 1, 200),
            Page[AdminDomainBlock],
            ("GET", DOMAINS, CURSORS, None),
        ),
        (lambda m: m.admin_domain_blocks(ENTRY), AdminDomainBlock, ("GET", f"{DOMAINS}/7", [], None)),
        (
            lambda m: m.admin_create_domain_block("x.example"),
            AdminDomainBlock,
            ("POST", DOMAINS, [], [("domain", "x.example")]),
        ),
        (
            lambda m: m.admin_create_domain_block("x.example", "noop", True, False, "spam", "Spam", True),
            AdminDomainBlock,
            (
                "POST",
                DOMAINS,
                [],
                [
                    ("domain", "x.example"),
                    ("severity", "noop"),
                    ("reject_media", "true"),
                    ("reject_reports", "false"),
                    ("private_comment", "spam"),
                    ("public_comment", "Spam"),
                    ("obfuscate", "true"),
                ],
            ),
        ),
        (
            lambda m: m.admin_update_domain_block(7, "suspend", False, True, "spam", "Spam", False),
            AdminDomainBlock,
            (
                "PUT",
                f"{DOMAINS}/7",
                [],
                [
                    ("severity", "suspend"),
                    ("reject_media", "false"),
                    ("reject_reports", "true"),
                    ("private_comment", "spam"),
                    ("public_comment", "Spam"),
                    ("obfuscate", "false"),
                ],
            ),
        ),
        (lambda m: m.admin_delete_domain_block(ENTRY), None, ("DELETE", f"{DOMAINS}/7", [], None)),
        (lambda m: m.admin_email_domain_block(7), AdminEmailDomainBlock, ("GET", f"{PROVIDERS}/7", [], None)),
        (
            lambda m: m.admin_create_email_domain_block("x.example"),
            AdminEmailDomainBlock,
            ("POST", PROVIDERS, [], [("domain", "x.example")]),
        ),
        (lambda m: m.admin_delete_email_domain_block(ENTRY), None, ("DELETE", f"{PROVIDERS}/7", [], None)),
        (lambda m: m.admin_ip_block(ENTRY), AdminIpBlock, ("GET", f"{IPS}/7", [], None)),
        (
            lambda m: m.admin_create_ip_block("2001:db8::/32", "no_access"),
            AdminIpBlock,
            ("POST", IPS, [], [("ip", "2001:db8::/32"), ("severity", "no_access")]),
        ),
        (
            lambda m: m.admin_create_ip_block("192.0.2.1", "sign_up_block", "spam", 3600),
            AdminIpBlock,
            (
                "POST",
                IPS,
                [],
                [("ip", "192.0.2.1"), ("severity", "sign_up_block"), ("comment", "spam"), ("expires_in", "3600")],
            ),
        ),
        (
            lambda m: m.admin_update_ip_block(7, "192.0.2.1", "sign_up_requires_approval", "spam", 60),
            AdminIpBlock,
            (
                "PUT",
                f"{IPS}/7",
                [],
                [
                    ("ip", "192.0.2.1"),
                    ("severity", "sign_up_requires_approval"),
                    ("comment", "spam"),
                    ("expires_in", "60"),
                ],
            ),
        ),
        (lambda m: m.admin_delete_ip_block(7), None, ("DELETE", f"{IPS}/7", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda m: m.admin_create_canonical_email_block(), "email or canonical_email_hash must be given"),
        (lambda m: m.admin_create_domain_block("x", "limit"), "severity must be silence, suspend or noop, not 'limit'"),
        (lambda m: m.admin_update_domain_block(7, "limit"), "severity must be silence, suspend or noop, not 'limit'"),
        (lambda m: m.admin_create_ip_block("192.0.2.1", "x"), "severity must be sign_up_requires_approval, .* not 'x'"),
        (lambda m: m.admin_update_ip_block(7, severity="x"), "severity must be sign_up_requires_approval, .* not 'x'"),
    ],
)
def test_what_does_not_exist_is_refused(client, server, call, reason):
    with pytest.raises(MastodonIllegalArgumentError, match=reason):
        call(client)
    assert server.requests == []
