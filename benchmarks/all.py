"""All benchmarks, one after the other; the exit status tells whether all goals are reached."""

from __future__ import annotations

import sys

import calls
import decoding
import importing
import streaming

if __name__ == "__main__":
    sys.exit(sum([decoding.main(), calls.main(), importing.main(), streaming.main()]))
