"""All benchmarks, one after the other; the exit status tells whether all goals are reached."""

from __future__ import annotations

import sys

import budget
import calls
import decoding
import faults
import importing
import overhead
import streaming

if __name__ == "__main__":
    benchmarks = [decoding, calls, importing, streaming, overhead, budget, faults]
    sys.exit(sum(benchmark.main() for benchmark in benchmarks))
