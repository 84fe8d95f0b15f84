"""Plain text from HTML, and text that is safe in a terminal."""

from __future__ import annotations

import html
import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon.content import plain_text, printable

LINK = (
    '<a href="https://example.com/very/long/path?a=1&amp;copy=2" target="_blank" rel="nofollow noopener">'
    '<span class="invisible">https://</span><span class="ellipsis">example.com/very/long/</span>'
    '<span class="invisible">path?a=1&amp;copy=2</span></a>'
)
MENTION = '<span class="h-card"><a href="https://far.example/@bob" class="u-url mention">@<span>bob</span></a></span>'
TAG = '<a href="https://here.example/tags/cats" class="mention hashtag" rel="tag">#<span>cats</span></a>'
QUOTED = '<p class="quote-inline">RE: <a href="https://far.example/@bob/1">far.example/@bob/1</a></p><p>So true</p>'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("no markup", "no markup"),
        ("<p>one<br />two<br>three</p><p>four</p>", "one\ntwo\nthree\n\nfour"),
        ("<p>a<br><br>b</p>", "a\n\nb"),
        ("<p></p><p> </p><p>a<br></p>", "a"),
        ("<p>1 &lt; 2 &amp;&amp; 3 &#62; 2 &eacute; &hearts;</p>", "1 < 2 && 3 > 2 é ♥"),
        ("<p>a  <b>b</b>   c</p>", "a  b   c"),
        ("<p>a\n  b</p>\n  <p>c</p>\n", "a b\n\nc"),
        ("<p>a<br />\nb<br />  c</p>", "a\nb\n  c"),
        ("<p>:blobcat: <em>Hi</em></p>", ":blobcat: Hi"),
        ('<img class="emoji" alt=":blobcat:" src="https://x.example/b.png">', ":blobcat:"),
        ("<h1>Rules</h1><div>a</div><div>b</div>c", "Rules\n\na\nb\nc"),
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字(かんじ)"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        # lists
        ("<p>a</p><ul><li>b</li><li>c</li></ul><p>d</p>", "a\n\n- b\n- c\n\nd"),
        ("<ul>\n<li><p>b</p>\n<p>c</p></li>\n<li>d</li>\n</ul>", "- b\n  c\n- d"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ('<ol start="9"><li>a</li><li>b<br>c</li></ol>', "9. a\n10. b\n    c"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ('<ol start="many"><li>a</li></ol><li>b', "1. a\n\n- b"),
        # quotes and code
        ("<blockquote><p>a</p><p>b<br>c</p></blockquote><p>d</p>", "> a\n>\n> b\n> c\n\nd"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n> > b\n\nc"),
        ("<blockquote><ul><li>a</li></ul></blockquote>", "> - a"),
        ("<pre><code>\nif a:\n\n    b &amp; c\n</code></pre>d", "if a:\n\n    b & c\n\nd"),
        ("<blockquote><pre>a\nb</pre></blockquote>", "> a\n> b"),
        ("a <code>b  c</code>", "a b  c"),
        # what is no text
        ("a<script>if (1 < 2) '</p>'</script>b<style>p { }</style>c<!-- <p>d --> e", "abc e"),
        ("a<!-->b<!--->c", "abc"),
        ("<head><title>x</title></head><header>a</header>", "a"),
        ("a<script>b", "a"),
        # what is broken
        ("a < b > c <3 <", "a < b > c <3 <"),
        ("</p></ul></a></pre></blockquote>a", "a"),
        ("<p title=\"a>b\" id='c>d'>e</p>", "e"),
        ("<p title=it's>a</p>", "a"),
        ("a<p", "a<p"),
        ("<a href='https://x.example/'>b", "b (https://x.example/)"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
    ],
)
def test_html_becomes_plain_text(source, text):
    assert plain_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (LINK, "https://example.com/very/long/path?a=1&copy=2"),
        (f"<p>see{LINK.replace('<span', ' <span', 1)}.</p>", "see https://example.com/very/long/path?a=1&copy=2."),
        (MENTION, "@bob"),
        (TAG, "#cats"),
        ('@<a href="https://f.example/bob" class="u-url mention">bob</a>', "@bob"),
        ('#<a href="https://f.example/t/x" rel="tag">x</a>', "#x"),
        ('<a href="https://a.example/b">a.example/b</a>', "https://a.example/b"),
        ('<a href="https://a.example/b/c/d">a.example/b…</a>', "https://a.example/b/c/d"),
        ('<a href="https://www.a.example/%C3%A9/">a.example/é</a>', "https://www.a.example/%C3%A9/"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "mailto:a@b.example"),
        ('<a href="https://evil.example/">https://bank.example</a>', "https://bank.example (https://evil.example/)"),
        ('<a href="https://a.example/@bob">@bob</a>', "@bob (https://a.example/@bob)"),
        ('<a href="https://a.example" class="mention">Free money</a>', "Free money (https://a.example)"),
        ('<a href="https://a.example">my<br>\n<b>page</b></a>', "my page (https://a.example)"),
        ('a<a href="https://a.example"> b </a>c', "a b (https://a.example) c"),
        ('<a href="https://a.example"><img src="x"></a>', "https://a.example"),
        ('<a href="https://a.example"><p>b</p></a>', "https://a.example\n\nb"),
        ('<a href="https://a.example"></a><a href=https://b.example>b</a>', "https://a.exampleb (https://b.example)"),
        ('<a href="https://a.example/x y">b</a>', "b (https://a.example/x%20y)"),
        ('<a href="https://a.example/?x=1&copy=2" href="b">c</a>', "c (https://a.example/?x=1&copy=2)"),
        ('<a href="/about">About</a> <a>us</a>', "About us"),
        ('<a href="javascript:alert(1)">click</a> <a href="DATA:text/html,x">me</a>', "click me"),
    ],
)
def test_links_are_written_out(source, text):
    assert plain_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (MENTION, "@bob@far.example"),
        (MENTION.replace("/@bob", "/@bob/"), "@bob@far.example"),
        ('@<a href="https://far.example/@bob" class="mention">bob</a>', "@bob@far.example"),
        ('<a href="https://far.example/@bob">@bob</a>', "@bob@far.example"),
        ('<a href="https://far.example/@bob">my friend</a>', "my friend (https://far.example/@bob)"),
        ('<a href="https://here.example/@eve" class="mention">@eve</a>', "@eve"),
    ],
)
def test_mentions_are_written_in_full_where_they_are_known(source, text):
    known = [
        {"url": "https://far.example/@bob", "acct": "bob@far.example"},
        {"url": "https://here.example/@eve", "acct": "eve"},
        {"url": None, "acct": 7},
    ]
    assert plain_text(source, known) == text


def test_the_line_that_stands_for_a_quote_can_be_left_out():
    assert plain_text(QUOTED) == "RE: https://far.example/@bob/1\n\nSo true"
    assert plain_text(QUOTED, quote=False) == "So true"
    assert plain_text('<p class="quote-inline">RE: x<p>So true', quote=False) == "So true"


# What each repeats made other ways of reading HTML take time that grows with the square of it.
@pytest.mark.parametrize(
    "piece",
    [
        *("<", "<a ", "<a b=c ", '<a b="', "<a '\"", "<a ''\"", "<!--", "<![CDATA[", "<!", "<?", "</a ", "<script>"),
        *("&#1", "&a", " ", " \n", "<a>", '<a href="https://x.example/">x', "<blockquote>x", "<ul><li>x", "<pre>\n"),
        *("<br>", "</ul>", "\x1b]", "\u200d", 'a b="c" d= '),
    ],
)
@pytest.mark.parametrize("end", ["", ">"])
def test_time_grows_with_length_only(piece, end):
    source = piece * 20_000 + end
    began = time.process_time()
    plain_text(source)
    assert time.process_time() - began < 5


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).filter(str.isprintable)
INLINE = st.sampled_from(["b", "em", "span", "code", "del"])
SAFE = WORDS.filter(lambda text: printable(text) == text)


@given(st.lists(st.lists(SAFE, min_size=1), min_size=1))
def test_what_mastodon_makes_of_a_text_becomes_the_text_again(paragraphs):
    made = "".join(f"<p>{'<br />'.join(map(html.escape, lines))}</p>" for lines in paragraphs)
    assert plain_text(made) == "\n\n".join("\n".join(lines) for lines in paragraphs)


@given(st.lists(st.tuples(INLINE, SAFE)))
def test_no_word_is_lost(pieces):
    made = "".join(f"<{tag} class='x'>{html.escape(words)}</{tag}>" for tag, words in pieces)
    assert plain_text(made) == "".join(words for _, words in pieces)


PIECES = st.one_of(
    st.text(max_size=5),
    st.sampled_from(["<", ">", "</", "<p>", "</p>", "<br>", "<ul>", "<ol start=3>", "<li>", "</li>", "</ul>", "<pre>"]),
    st.sampled_from(["<blockquote>", "</blockquote>", '<a href="https://x">', "</a>", "<a href=y class=mention>@"]),
    st.sampled_from(
        ["&", "&#27;", "&#x202e;", "&amp;", "\n", "\x1b[1m", "\u202e", '"', "'", "<!--", "-->", "<img alt=x>"]
    ),
)


@given(st.lists(PIECES).map("".join), st.booleans())
def test_any_html_gives_text_that_is_safe_to_print(source, quote):
    text = plain_text(source, quote=quote)
    assert printable(text) == text
    assert text == text.strip("\n")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain", "plain"),
        ("a\tb\nc\r\nd\re\x0bf\u2028g\x85h", "a\tb\nc\nd\ne\nf\ng\nh"),
        ("\x1b[1;31mred\x1b[0m \x9b4mline", "red line"),
        ("\x1b]0;title\x07a\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x1b\\ \x9d0;t\x9cb", "alink b"),
        ("\x1bPq...\x1b\\a\x1b(0b\x1bcc\x1b", "abc"),
        ("\x1b]never ends\nbut the line does", "\nbut the line does"),
        ("\x1b\x1b[[31m2J", "31m2J"),
        ("a\x00b\x08c\x7fd\x80e", "abcde"),
        ("\u202eevil\u202c \u2066a\u2069 \u202a\u202b\u202d\u2067\u2068", "evil a "),
        ("C++\u200e \u05d0\u200f \u061c", "C++\u200e \u05d0\u200f \u061c"),
        ("a\u200bb\u2060c\ufeffd\xade\u200df\u200cg", "abcdefg"),
        ("👩‍👩‍👧 ❤️‍🔥 👍🏽 🏳️‍🌈 1️⃣", "👩‍👩‍👧 ❤️‍🔥 👍🏽 🏳️‍🌈 1️⃣"),
        ("👩\u200d\u200d👧 👩\u200d", "👩👧 👩"),
        ("می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"),  # noqa: RUF001 - Persian, Hindi
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        ),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("half\ud83d", "half\ufffd"),
    ],
)
def test_text_is_made_safe_for_terminals(text, safe):
    assert printable(text) == safe


FOREIGN = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x1b[]();m\x07\x9b\x9c\x9d0;1\u200d\u200c\u202e\u2066\u200b👩👧❤️🔥🏴\U000e0067\U000e007fab\r\n\t"
        ),
    )
)


@given(FOREIGN)
def test_nothing_that_a_terminal_obeys_is_left(text):
    safe = printable(text)
    controls = [one for one in safe if unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} and one not in "\n\t"]
    assert controls == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]", safe)
    assert printable(safe) == safe
    safe.encode()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"])).filter(str.isprintable))
def test_ordinary_text_stays_as_it_is(text):
    assert printable(text) == text
