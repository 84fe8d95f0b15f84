"""Tables, and goals that a ratio reaches or misses."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def spread(seconds: Sequence[float]) -> str:
    """
    Write a time: the median, and how far its quarters lie apart.

    Args:
        seconds: What was measured.
    """
    ordered = sorted(seconds)
    apart = (ordered[len(ordered) * 3 // 4] - ordered[len(ordered) // 4]) / 2 / median(ordered)
    return f"{written(median(ordered))} ± {apart:.0%}"


def written(seconds: float) -> str:
    """
    Write a time in the unit that fits.

    Args:
        seconds: The time.
    """
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def table(title: str, rows: Sequence[tuple[str, str]]) -> None:
    """
    Print a table of two columns.

    Args:
        title: What it shows.
        rows: Names and values.
    """
    width = max(len(name) for name, _ in rows)
    print(f"\n{title}\n")
    for name, value in rows:
        print(f"  {name:<{width}}  {value:>16}")


def goal(what: str, ratio: float, *, least: float | None = None, most: float | None = None) -> bool:
    """
    Print a ratio beside its goal, and tell whether it is reached.

    Args:
        what: What was divided by what.
        ratio: The ratio.
        least: The goal, if the ratio shall be at least that.
        most: The goal, if the ratio shall be at most that.
    """
    reached = ratio >= least if least is not None else most is None or ratio <= most
    bound = f"at least {least:g}" if least is not None else f"at most {most:g}"
    print(f"  {what}: {ratio:.3g} (goal: {bound}){'' if reached else ' MISSED'}")
    return reached
