"""
BlurHash: a few waves of colour, written as text, that stand for a picture until it is loaded.

The text is in base 83: how many waves there are along both axes, how strong they are, the average colour, then each
wave's. A pixel is the sum of all waves at its place, in linear light. https://github.com/woltapp/blurhash
"""

from __future__ import annotations

from math import copysign, cos, pi
from operator import index, mul
from typing import TYPE_CHECKING, Any, NamedTuple

from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = {
    digit: value
    for value, digit in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~")
}


class Waves(NamedTuple):
    """What a BlurHash says."""

    columns: int
    """How many waves there are along the width."""

    rows: int
    """How many waves there are along the height."""

    colors: list[tuple[float, float, float]]
    """Red, green and blue of each wave in linear light, row by row; the first is the average."""


def read_blurhash(blurhash: str) -> Waves:
    """
    Read the text.

    Args:
        blurhash: Such as ``LEHV6nWB2yk8pyo0adR*.7kCMdnj``.

    Raises:
        MastodonIllegalArgumentError: It is not a BlurHash.
    """
    if len(blurhash) < 6 or not _DIGITS.keys() >= set(blurhash):
        raise MastodonIllegalArgumentError(f"{blurhash[:60]!r} is not a BlurHash")
    rows, columns = (number + 1 for number in divmod(_number(blurhash[0]), 9))
    length = 4 + 2 * rows * columns
    if len(blurhash) != length:
        raise MastodonIllegalArgumentError(
            f"{blurhash[:60]!r} is not a BlurHash: for {columns} by {rows} waves it must have {length} characters, "
            f"not {len(blurhash)}"
        )
    strongest = (_number(blurhash[1]) + 1) / 166
    average = _number(blurhash[2:6])
    colors = [(_linear(average >> 16), _linear(average >> 8 & 255), _linear(average & 255))]
    for at in range(6, length, 2):
        wave = _number(blurhash[at : at + 2])
        colors.append(
            (
                _strength(wave // 361) * strongest,
                _strength(wave // 19 % 19) * strongest,
                _strength(wave % 19) * strongest,
            )
        )
    return Waves(columns, rows, colors)


def _number(text: str) -> int:
    """Read a number in base 83."""
    number = 0
    for digit in text:
        number = number * 83 + _DIGITS[digit]
    return number


def _strength(step: int) -> float:
    """Turn a step from 0 to 18 into a strength from -1 to 1; steps are finer around 0."""
    part = (step - 9) / 9
    return copysign(part * part, part)


def _linear(value: int) -> float:
    """Turn a value of sRGB, 0 to 255, into linear light, 0 to 1."""
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def srgb(light: float) -> int:
    """
    Turn linear light into a value of sRGB.

    Args:
        light: From 0 to 1; what is beyond becomes the nearest of both.
    """
    part = min(max(light, 0.0), 1.0)
    return int((part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055) * 255 + 0.5)


def picture(waves: Waves, width: int, height: int) -> list[list[list[float]]]:
    """
    Draw the waves.

    Args:
        waves: What the BlurHash says.
        width: How many pixels wide.
        height: How many pixels high.

    Returns:
        Rows of pixels, each red, green and blue in linear light, about 0 to 1.
    """
    across = [[cos(pi * x * column / width) for column in range(waves.columns)] for x in range(width)]
    down = [[cos(pi * y * row / height) for row in range(waves.rows)] for y in range(height)]
    channels = [[color[channel] for color in waves.colors] for channel in range(3)]
    lines: list[list[list[float]]] = []
    for factors in down:
        # The waves of all rows add up to one wave for each column; a pixel is the sum of these.
        summed = [
            [sum(map(mul, factors, channel[column :: waves.columns])) for column in range(waves.columns)]
            for channel in channels
        ]
        lines.append([[sum(map(mul, wave, place)) for wave in summed] for place in across])
    return lines


def decode(
    media: Mapping[str, Any], size: tuple[int, int], *, size_per_component: bool, linear: bool
) -> list[list[list[float]]]:
    """
    Draw the BlurHash of an upload.

    Args:
        media: The upload, or any other entity with ``blurhash``.
        size: Width and height in pixels.
        size_per_component: Whether that is the size of each wave, not of the whole.
        linear: Whether to give linear light, about 0 to 1; else sRGB, whole numbers from 0 to 255.

    Returns:
        Rows of pixels, each red, green and blue.

    Raises:
        MastodonIllegalArgumentError: There is no BlurHash, it cannot be read, or the size is not one.
    """
    text = media.get("blurhash")
    if not isinstance(text, str):
        raise MastodonIllegalArgumentError("there is no blurhash in it; a server makes one for pictures and videos")
    try:
        width, height = (index(part) for part in size)
    except (TypeError, ValueError):
        width = height = 0
    if width < 1 or height < 1:
        raise MastodonIllegalArgumentError(
            f"out_size must be width and height in pixels, such as (16, 16), not {size!r}"
        )
    waves = read_blurhash(text)
    if size_per_component:
        width, height = width * waves.columns, height * waves.rows
    pixels = picture(waves, width, height)
    if linear:
        return pixels
    return [[[srgb(light) for light in pixel] for pixel in line] for line in pixels]
