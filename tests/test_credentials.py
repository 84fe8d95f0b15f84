"""Credential files: written for their owner only, read in every layout that there was."""

from __future__ import annotations

import os
import stat
import warnings
from pathlib import Path

import pytest

from mastodon import (
    Mastodon,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonWarning,
)
from mastodon.credentials import (
    Known,
    check_writable,
    fits_a_header,
    gather,
    login_of,
    meant_as_file,
    read_app,
    read_login,
    write_lines,
)

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


@pytest.fixture
def file(tmp_path):
    """Write a credential file as its owner would."""

    def write(*lines, name="x.secret", mode=0o600):
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        path.chmod(mode)
        return path

    return write


def names(folder):
    return [path.name for path in folder.iterdir()]


# --- layouts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["id", "secret"], ("id", "secret", None)),
        (["id", "secret", "https://a.example"], ("id", "secret", "https://a.example")),
        (["id", "secret", "https://a.example", "App"], ("id", "secret", "https://a.example")),
        (["id", "secret", "https://a.example", "App", "more", ""], ("id", "secret", "https://a.example")),
        (["id", "secret", ""], ("id", "secret", None)),
        (["  id ", "secret\t"], ("id", "secret", None)),
    ],
)
def test_apps_are_read(lines, read, file):
    assert read_app(file(*lines)) == read


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["token"], ("token", None, None, None)),
        (["token", "https://a.example"], ("token", "https://a.example", None, None)),
        (["token", "https://a.example", "id", "secret"], ("token", "https://a.example", "id", "secret")),
        (["token", "", "id", "secret"], ("token", None, "id", "secret")),
        (["token", "https://a.example", "id"], ("token", "https://a.example", "id", None)),
    ],
)
def test_logins_are_read(lines, read, file):
    assert read_login(file(*lines)) == read


@pytest.mark.parametrize("content", [b"token\r\nhttps://a.example", b"\xef\xbb\xbftoken\nhttps://a.example\n"])
def test_line_ends_and_marks_of_other_systems_do_not_matter(content, tmp_path):
    path = tmp_path / "x"
    path.write_bytes(content)
    path.chmod(0o600)
    assert read_login(path)[:2] == ("token", "https://a.example")


# --- reading what is none -------------------------------------------------------------------------------------------


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(MastodonFileNotFoundError, match="does not exist; it should hold an access token, as log_in"):
        read_login(tmp_path / "x.secret")


def test_a_folder(tmp_path):
    with pytest.raises(MastodonFileNotFoundError, match="is a directory, not a file with a client id and a client"):
        read_app(tmp_path)


@pytest.mark.parametrize(("lines", "least"), [([], 2), (["id"], 2), (["id", ""], 2), (["", "secret"], 2)])
def test_a_file_with_too_few_lines(lines, least, file):
    with pytest.raises(MastodonFileNotFoundError, match=f"has not the {least} lines it needs; it should hold a client"):
        read_app(file(*lines))


def test_an_empty_file(file):
    with pytest.raises(MastodonFileNotFoundError, match="has not the 1 lines it needs; it should hold an access token"):
        read_login(file())


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x00", b"token\0\nx"])
def test_a_binary_file(content, tmp_path):
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(MastodonFileNotFoundError, match="is not a text file; it should hold"):
        read_login(path)


@pytest.mark.parametrize("failure", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_cannot_be_read(failure, file, monkeypatch):
    def fail(*args, **kwargs):
        raise failure

    path = file("token")
    monkeypatch.setattr("builtins.open", fail)
    with pytest.raises(MastodonFileNotFoundError, match=rf"cannot be read \(.*{failure.strerror}\); it should hold"):
        read_login(path)


def test_an_impossible_path():
    with pytest.raises(MastodonFileNotFoundError, match=r"cannot be read \(.*null byte.*\); it should hold"):
        read_login("a/\0")


@pytest.mark.parametrize("value", [5, b"token", None, ["x"]])
def test_what_is_no_path_at_all(value):
    with pytest.raises(MastodonIllegalArgumentError, match="must be a text or a file, not "):
        read_login(value)


def test_errors_do_not_show_what_is_in_the_file(file):
    with pytest.raises(MastodonFileNotFoundError) as caught:
        read_app(file("planted"))
    assert "planted" not in repr(caught.value)


# --- modes ----------------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o666, 0o620])
def test_a_file_that_others_can_read_gives_a_warning_with_the_way_out(mode, file):
    path = file("token", name="my token", mode=mode)
    with pytest.warns(MastodonWarning) as caught:
        read_login(path)
    assert str(caught[0].message) == (
        f"'{path}' holds secrets and can be read by others (mode {mode:04o}); run: chmod 600 '{path}'"
    )


@posix
@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_a_file_for_its_owner_gives_no_warning(mode, file):
    path = file("token", mode=mode)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_login(path)


@posix
def test_the_warning_points_at_the_line_that_made_the_client(file, make_client):
    path = file("token", mode=0o644)
    with pytest.warns(MastodonWarning) as caught:
        Mastodon(access_token=path)
    assert caught[0].filename == __file__


def test_where_there_are_no_modes_there_is_no_warning(file, monkeypatch):
    path = str(file("token", mode=0o644))
    monkeypatch.setattr("mastodon.credentials.os.name", "nt")
    assert read_login(path)[0] == "token"


# --- writing --------------------------------------------------------------------------------------------------------


def test_what_is_written_can_be_read(tmp_path):
    write_lines(tmp_path / "x", ["token", "https://a.example", "id", "secret"])
    assert read_login(tmp_path / "x") == ("token", "https://a.example", "id", "secret")
    assert (tmp_path / "x").read_bytes() == b"token\nhttps://a.example\nid\nsecret\n"


@posix
@pytest.mark.parametrize("before", [None, 0o644, 0o600])
def test_only_the_owner_can_read_what_is_written(before, tmp_path, file):
    path = tmp_path / "x.secret" if before is None else file("old", mode=before)
    mask = os.umask(0)
    try:
        write_lines(path, ["token"])
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["os.fsync", "os.fdopen", "pathlib.Path.replace", "os.open"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_crash_midway_leaves_the_old_file(step, failure, file, monkeypatch):
    path = file("old")
    descriptors = []

    def crash(*args, **kwargs):
        if step == "os.fdopen":
            descriptors.append(args[0])
        raise failure

    monkeypatch.setattr(step, crash)
    with pytest.raises(MastodonIOError if isinstance(failure, OSError) else KeyboardInterrupt):
        write_lines(path, ["new"])
    monkeypatch.undo()
    for descriptor in descriptors:
        os.close(descriptor)
    assert path.read_text() == "old\n"
    assert names(path.parent) == [path.name]


@posix
def test_a_link_stays_a_link(tmp_path, file):
    real = file("old", name="real")
    link = tmp_path / "link"
    link.symlink_to(real)
    write_lines(link, ["new"])
    assert link.is_symlink()
    assert real.read_text() == "new\n"
    assert read_login(link)[0] == "new"


@posix
def test_a_link_to_nothing_yet_is_followed(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_lines(tmp_path / "link", ["new"])
    assert (tmp_path / "real").read_text() == "new\n"


@posix
def test_links_in_a_circle_are_refused(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(MastodonIOError, match="cannot be written"):
        write_lines(tmp_path / "a", ["x"])
    with pytest.raises(MastodonFileNotFoundError, match="cannot be read"):
        read_login(tmp_path / "a")


@pytest.mark.parametrize("name", ["", ".", "missing/x", "a\0b"])
def test_where_nothing_can_be_written(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MastodonIOError, match="cannot be written"):
        write_lines(name, ["x"])
    assert names(tmp_path) == []


def test_a_folder_that_is_closed(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(MastodonIOError, match="it needs a folder that exists and can be written to"):
        write_lines(tmp_path / "x", ["x"])


def test_what_is_no_path_is_refused():
    with pytest.raises(MastodonIllegalArgumentError, match="to_file must be a path, not int"):
        write_lines(5, ["x"])


@pytest.mark.parametrize("line", ["a\nb", "a\rb", "a\u2028b", "a\x85b"])
def test_lines_are_lines(line, tmp_path):
    with pytest.raises(MastodonIllegalArgumentError, match="must not contain a line break"):
        write_lines(tmp_path / "x", ["ok", line])
    assert names(tmp_path) == []


def test_half_a_character_cannot_be_written(tmp_path):
    with pytest.raises(MastodonIOError, match=r"cannot be written: .*surrogates not allowed"):
        write_lines(tmp_path / "x", ["\ud800"])
    assert names(tmp_path) == []


def test_a_check_before_writing_changes_nothing(tmp_path):
    assert check_writable(tmp_path / "x", "App") == (tmp_path / "x").resolve()
    assert names(tmp_path) == []


# --- what was meant -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("dFxUJ8hYqVr-abc_0", False),
        ("", False),
        ("a.secret", True),
        ("TOKEN.TXT", True),
        ("./token", True),
        ("dir\\token", True),
        (Path("token"), True),
        ("a\0b", False),
        ("x" * 10_000, False),
    ],
)
def test_files_are_told_from_values(value, said):
    assert meant_as_file(value) is said


def test_a_file_that_is_there_is_one_without_a_suffix_too(file, monkeypatch, tmp_path):
    file("token", name="plain")
    monkeypatch.chdir(tmp_path)
    assert meant_as_file("plain") is True


# --- gathering ------------------------------------------------------------------------------------------------------


def test_values_are_taken_as_they_are():
    known = gather("id", "secret", "token", "a.example")
    assert known == Known("https://a.example", "id", "secret", "token", None)


def test_without_anything_there_is_a_default_server():
    assert gather(None, None, None, None) == Known("https://mastodon.social", None, None, None, None)


def test_files_tell_server_and_app(file):
    app = file("id", "secret", "https://a.example", "App", name="app.secret")
    login = file("token", "https://a.example", "other", "other", name="login.secret")
    assert gather(app, None, login, None) == Known("https://a.example", "id", "secret", "token", "App")
    assert gather(None, None, login, "A.example/") == Known("https://a.example", "other", "other", "token", None)
    assert gather(str(app), "ignored", None, None).client_secret == "secret"


@pytest.mark.parametrize("name", ["Café", "a\tb"])
def test_a_name_that_fits_no_header_is_no_user_agent(name, file):
    assert gather(file("id", "secret", "https://a.example", name), None, None, None).client_name is None


def test_files_of_different_servers_are_refused(file):
    app = file("id", "secret", "https://a.example", name="app.secret")
    login = file("token", "https://b.example", name="login.secret")
    with pytest.raises(MastodonIllegalArgumentError, match=r"is for https://b.example, not for https://a.example"):
        gather(app, None, login, None)
    with pytest.raises(MastodonIllegalArgumentError, match=r"is for https://b.example, not for https://c.example"):
        gather(None, None, login, "c.example")


def test_an_id_alone_is_refused():
    with pytest.raises(MastodonIllegalArgumentError, match="give client_secret, too, or the file of both"):
        gather("id", None, None, None)


@pytest.mark.parametrize(
    ("client_id", "client_secret", "access_token", "name"),
    [
        ("i\n", "s", None, "client_id"),
        ("i", "sü", None, "client_secret"),
        ("i", 5, None, "client_secret"),
        (None, None, "t\r\nHost: evil", "access_token"),
        (None, None, "", "access_token"),
        (None, None, "tokén", "access_token"),
    ],
)
def test_values_must_fit_a_header(client_id, client_secret, access_token, name):
    with pytest.raises(MastodonIllegalArgumentError, match=f"{name} must be printable ASCII text"):
        gather(client_id, client_secret, access_token, None)


@pytest.mark.parametrize("arguments", [(5, None, None), (None, None, 5), (b"id", "secret", None)])
def test_values_are_texts_or_paths(arguments):
    with pytest.raises(MastodonIllegalArgumentError, match="must be a text or a file, not "):
        gather(*arguments, None)


def test_repr_shows_no_secrets():
    assert "planted" not in repr(gather("id", "planted", "planted", None))
    assert repr(login_of(["planted", "https://a.example", "id", "planted"])) == (
        "Login(api_base_url='https://a.example')"
    )


@pytest.mark.parametrize(
    ("value", "said"), [("a", True), ("", False), ("ü", False), ("a\n", False), (None, False), (5, False)]
)
def test_fits_a_header(value, said):
    assert fits_a_header(value) is said
