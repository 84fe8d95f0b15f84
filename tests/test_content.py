"""What people wrote, in programs and notebooks: ``status.text``, ``_repr_html_()``, and errors in a terminal."""

from __future__ import annotations

import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonAPIError, MastodonError, MastodonNetworkError, Page, decode
from mastodon.content import markup, safe_html
from mastodon.entities import Account, AttribAccessDict, Results, Status, Tag
from mastodon.errors import RequestLine
from mastodon.protocol.posting import posted_as

ACCOUNT = {
    "id": "1",
    "acct": "bob@far.example",
    "username": "bob",
    "display_name": "Bob <3 \u202e",
    "url": "https://far.example/@bob",
    "note": "<p>I am <b>Bob</b></p>",
    "avatar": "https://far.example/bob.png",
    "fields": [{"name": "Web & more", "value": '<a href="https://bob.example">bob.example</a>'}],
    "statuses_count": 3,
    "followers_count": 2,
    "following_count": 1,
}
STATUS = {
    "id": "7",
    "url": "https://far.example/@bob/7",
    "created_at": "2026-01-02T03:04:05Z",
    "account": ACCOUNT,
    "spoiler_text": "",
    "content": (
        '<p>Hi <a href="https://near.example/@eve" class="u-url mention">@<span>eve</span></a></p>'
        "<p>:blob: 1 &lt; 2</p>"
    ),
    "mentions": [{"id": "2", "username": "eve", "acct": "eve@near.example", "url": "https://near.example/@eve"}],
    "media_attachments": [{"type": "image", "url": "https://far.example/a.png", "description": "A <cat>"}],
    "poll": {"options": [{"title": "Tea & milk", "votes_count": 4}, {"title": "Coffee", "votes_count": None}]},
    "replies_count": 1,
    "reblogs_count": 2,
    "favourites_count": 3,
}


def status(**more):
    return decode(Status, {**STATUS, "account": dict(ACCOUNT), **more})


@pytest.fixture(params=["with nh3", "without"])
def sanitiser(request, monkeypatch):
    """Run the test with the extra ``html``, and without."""
    if request.param == "without":
        monkeypatch.setitem(sys.modules, "nh3", None)
    markup._sanitiser.cache_clear()
    yield request.param
    markup._sanitiser.cache_clear()


# --- status.text ----------------------------------------------------------------------------------------------------


def test_the_text_of_a_status_is_made_of_its_content():
    assert status().text == "Hi @eve@near.example\n\n:blob: 1 < 2"


def test_the_source_is_the_text_where_it_was_sent():
    assert status(text="Hi @eve@near.example \u202e").text == "Hi @eve@near.example \u202e"
    assert status(text="").text == ""


def test_what_came_can_be_seen_by_key():
    found = status()
    assert ("text" in found, found["text"], found.get("text")) == (False, None, None)
    assert "text" not in dict(found)


def test_the_text_of_a_boost_is_that_of_the_boosted_status():
    assert decode(Status, {"content": "", "reblog": {"content": "<p>Boosted</p>"}}).text == "Boosted"


QUOTE_LINE = '<p class="quote-inline">RE: <a href="https://far.example/1">far.example/1</a></p>'


def test_a_quote_is_not_repeated_in_the_text():
    content = f"{QUOTE_LINE}<p>So true</p>"
    assert status(content=content, quote={"state": "accepted"}).text == "So true"
    assert status(content=content, quote=None).text == "RE: https://far.example/1\n\nSo true"


@pytest.mark.parametrize(
    "raw", [{}, {"content": None}, {"content": 7}, {"content": "a", "mentions": [None, {"url": 3}]}]
)
def test_a_status_without_content_has_a_text(raw):
    assert decode(Status, raw).text in {"", "a"}


# --- safe HTML ------------------------------------------------------------------------------------------------------


def test_html_keeps_what_is_harmless():
    source = (
        '<p>a <b>b</b><br>c <a href="https://x.example/?a=1&amp;b=2" class="x">d</a></p><ol start="3"><li>e</li></ol>'
    )
    assert safe_html(source) == (
        '<p>a <b>b</b><br>c <a href="https://x.example/?a=1&amp;b=2" target="_blank" '
        'rel="nofollow noopener noreferrer">d</a></p><ol start="3"><li>e</li></ol>'
    )


HARMFUL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>1</script>">x</a>',
    '<p onclick="alert(1)" style="position:fixed" class="x" id="y">x</p>',
    "<svg><a xlink:href='javascript:1'><text>x</text></a></svg>",
    "<iframe src='https://x.example'></iframe><object data='x'></object><embed src='x'>",
    "<style>body{display:none}</style><link rel=stylesheet href='x'><base href='//x'>",
    "<form action='https://x.example'><input name=a><button>b</button></form>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<video poster=x src=x autoplay></video><audio src=x></audio><meta http-equiv=refresh content='0;url=x'>",
    '<p title="</p><script>1</script>">x</p><!--><script>1</script>-->',
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '"><script>alert(1)</script>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]

ALLOWED = {"a", "b", "bdi", "blockquote", "br", "code", "del", "details", "div", "em", "i", "li", "ol", "p", "pre"} | {
    *(
        "rp",
        "rt",
        "ruby",
        "s",
        "small",
        "strong",
        "sub",
        "summary",
        "sup",
        "u",
        "ul",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    )
}


class Reader(HTMLParser):
    """Lists what a browser would make elements of."""

    def __init__(self, source):
        super().__init__()
        self.found = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def harm(source):
    """List what is not known to be harmless."""
    wrong = []
    for tag, attributes in Reader(source).found:
        link = attributes.pop("href", "https:")
        attributes.pop("style", None) if tag == "div" else None  # Our own; those of servers are tested for above.
        if tag not in ALLOWED or attributes.keys() - {"rel", "target", "start", "dir", "lang"}:
            wrong.append((tag, attributes))
        if not link.startswith(("https:", "http:", "mailto:", "gemini:", "xmpp:")):
            wrong.append((tag, link))
    return wrong


@pytest.mark.parametrize("source", HARMFUL)
def test_html_loses_what_is_harmful(source, sanitiser):
    made = safe_html(source)
    assert harm(made) == []
    assert "style=" not in made
    assert "<script" not in made


@given(
    st.lists(
        st.sampled_from([*HARMFUL, "<p>", "</p>", "<", ">", '"', "'", "<!--", "-->", "&lt;"]) | st.text(max_size=4)
    )
)
def test_any_html_becomes_safe(pieces):
    assert harm(safe_html("".join(pieces))) == []


def test_tricks_of_direction_are_left_out_of_html_as_well(sanitiser):
    assert "\u202e" not in safe_html("a &#x202e; \u202e b")


def test_without_the_extra_text_is_shown(monkeypatch):
    monkeypatch.setitem(sys.modules, "nh3", None)
    markup._sanitiser.cache_clear()
    assert (
        safe_html('<p>a &lt; b</p><p>c <a href="https://x.example">d</a></p>')
        == "a &lt; b<br><br>c d (https://x.example)"
    )
    markup._sanitiser.cache_clear()


def test_what_is_very_long_is_shown_as_text():
    assert safe_html("<div>" * 20_000 + "<b>a</b>") == "a"


# --- notebooks ------------------------------------------------------------------------------------------------------

APART = 'rel="nofollow noopener noreferrer" target="_blank"'


def test_a_status_is_shown_in_notebooks():
    shown = status()._repr_html_()
    assert harm(shown) == []
    for part in (
        "<b><bdi>Bob &lt;3 </bdi></b>",
        f'<a href="https://far.example/@bob" {APART}><bdi>@bob@far.example</bdi></a>',
        ">2026-01-02 03:04</a>",
        "<p>:blob: 1 &lt; 2</p>",
        f'<li><a href="https://far.example/a.png" {APART}>image</a>: A &lt;cat&gt;</li>',
        "<li>Tea &amp; milk (4)</li><li>Coffee</li>",
        "1 replies · 2 reblogs · 3 favourites",
    ):
        assert part in shown


def test_nothing_is_loaded_by_looking(sanitiser):
    assert not {"img", "video", "audio", "link", "iframe"} & {tag for tag, _ in Reader(status()._repr_html_()).found}
    assert "src=" not in status(content="<img src=https://spy.example/1.gif>")._repr_html_()


def test_a_status_with_a_warning_is_closed_at_first():
    shown = status(spoiler_text="Food <b>")._repr_html_()
    assert (
        shown.index("<details><summary>Food &lt;b&gt;</summary>") < shown.index("<p>:blob:") < shown.index("</details>")
    )


def test_boosts_and_quotes_are_shown_within():
    boost = decode(Status, {"account": {"acct": "eve", "display_name": "Eve"}, "reblog": dict(STATUS), "content": ""})
    assert boost._repr_html_().index("Eve") < boost._repr_html_().index("boosted") < boost._repr_html_().index(":blob:")
    quoting = status(content=f"{QUOTE_LINE}<p>So true</p>", quote={"state": "accepted", "quoted_status": dict(STATUS)})
    assert quoting._repr_html_().count("<bdi>@bob@far.example</bdi>") == 2
    assert "RE:" not in quoting._repr_html_()


def test_endless_boosts_and_quotes_have_an_end():
    inner = dict(STATUS)
    for _ in range(20):
        inner = {**STATUS, "quote": {"quoted_status": inner}}
    assert decode(Status, inner)._repr_html_().count("<bdi>@bob@far.example</bdi>") == 4


def test_an_account_is_shown_in_notebooks():
    shown = decode(Account, dict(ACCOUNT))._repr_html_()
    assert harm(shown) == []
    assert "<p>I am <b>Bob</b></p>" in shown
    assert "<li>Web &amp; more: <a href=" in shown
    assert "3 statuses · 2 followers · 1 following" in shown


@pytest.mark.parametrize("made", [Page, Results])
def test_lists_of_statuses_are_shown_in_notebooks(made):
    shown = made([status() for _ in range(45)])._repr_html_()
    assert shown.count(":blob:") == 40
    assert shown.endswith("<div>and 5 more</div>")
    assert made([status()])._repr_html_() == status()._repr_html_()


@pytest.mark.parametrize(
    "entries", [[], [decode(Tag, {"name": "x"})], [status(), 7], [AttribAccessDict(_repr_html_="<x>")]]
)
def test_other_lists_are_left_to_the_notebook(entries):
    assert Page(entries)._repr_html_() is None


def test_a_server_cannot_answer_for_a_notebook():
    sent = decode(None, {"_repr_html_": "<script>", "_ipython_display_": "x", "_repr_mimebundle_": {}})
    assert [hasattr(sent, name) for name in sent] == [False, False, False]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(
    st.dictionaries(
        st.sampled_from([*STATUS, *ACCOUNT, "reblog", "quote"]),
        JSON | st.sampled_from([dict(STATUS), {"quoted_status": dict(STATUS)}]),
    )
)
def test_whatever_a_server_sends_can_be_shown(raw):
    assert harm(decode(Status, dict(raw))._repr_html_()) == []
    assert harm(decode(Account, dict(raw))._repr_html_()) == []
    assert isinstance(decode(Status, dict(raw)).text, str)


# --- terminals ------------------------------------------------------------------------------------------------------

EVIL = "\x1b]0;owned\x07No\x1b[2J\u202e!\x9b1m"


def test_what_a_server_says_does_not_move_the_cursor(client, server):
    server.answer({"error": EVIL, "error_description": EVIL}, 403)
    with pytest.raises(MastodonAPIError) as caught:
        client.status(1)
    assert str(caught.value).startswith("Mastodon API returned error 403 Forbidden: No!: No!")
    assert caught.value.error == EVIL


def test_what_a_page_says_can_have_any_number(client, server):
    server.answer(raw=b"<html>&#" + b"9" * 5000 + b"; No", status=404, headers={"content-type": "text/html"})
    with pytest.raises(MastodonAPIError, match="\ufffd No"):
        client.status(1)


@pytest.mark.parametrize("kind", [MastodonError, MastodonNetworkError, MastodonAPIError])
def test_no_error_prints_what_a_terminal_obeys(kind):
    assert str(kind(f"It said {EVIL}")) == "It said No!"


def test_addresses_are_printed_safely_too():
    assert str(RequestLine("GET", f"https://x.example/{EVIL}")) == "GET https://x.example/No!"


def test_what_cannot_be_seen_does_not_make_a_post_another():
    """After an unclear end, a post is looked for by its text; what is left out of texts must not hide it."""
    typed = "Tea\u200b or \u2066coffee\u2069?"
    assert posted_as({"status": typed}, {"content": f"<p>{typed}</p>"}, None) is True
    assert posted_as({"status": typed}, {"content": "<p>Tea or cake?</p>"}, None) is False
