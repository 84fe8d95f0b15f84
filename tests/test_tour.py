"""The tour of ``make demo``: it ends well, and would not if something were wrong."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from mastodon import MastodonNotFoundError

TOUR = Path(__file__).parent.parent / "examples" / "tour.py"


@pytest.fixture(scope="module")
def tour():
    """The names of the tour, without taking it."""
    return runpy.run_path(str(TOUR))


def test_tour_ends_well():
    taken = subprocess.run([sys.executable, str(TOUR)], capture_output=True, text=True, check=False)
    assert taken.stderr == ""
    assert taken.returncode == 0
    assert "That was the tour." in taken.stdout


def test_tour_ends_at_what_is_not_as_it_should_be(tour):
    with pytest.raises(SystemExit, match="not as it should be"):
        tour["fact"]("two and two is five", 2 + 2 == 5)


def test_tour_ends_where_an_error_does_not_come(tour):
    with pytest.raises(SystemExit, match="not as it should be"), tour["shown"](MastodonNotFoundError):
        pass


def test_tour_lets_other_errors_through(tour):
    with pytest.raises(ZeroDivisionError), tour["shown"](MastodonNotFoundError):
        raise ZeroDivisionError
