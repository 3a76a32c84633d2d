"""Parts on the workers of a Dask scheduler: `pip install '.[cluster]'`.

The workers see the inputs and the output folder under the same paths (one machine, or a shared file system), and have
this version of the project. A worker that dies costs time: Dask gives its part to another one.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from yybnet_crawler.archives.inputs import size_of
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.reextraction.part import Part, make
from yybnet_crawler.reextraction.workers import Outcome, Tell

_PATIENCE = "20s"


def on_cluster(parts: Sequence[Part], address: str, tell: Tell) -> Iterator[tuple[Part, Outcome]]:
    """As `in_processes`; what `tell` hears is of parts that are done. Raises BadArgument when there is no scheduler."""
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise BadArgument("--cluster needs Dask: pip install '.[cluster]'") from None
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise BadArgument(f"--cluster={address}: no Dask scheduler answers there ({error})") from None
    with client:
        futures = {client.submit(make, part, pure=False): number for number, part in enumerate(parts)}
        for future in as_completed(futures):
            number = futures[future]
            outcome = _outcome(future)
            if not isinstance(outcome, OSError):
                tell({number: (size_of(parts[number].source), outcome["pages"])})
            yield parts[number], outcome


def _outcome(future: Any) -> Outcome:
    try:
        report: dict[str, Any] = future.result()
        return report
    except OSError as error:
        return error
    except Exception as error:  # Dask's own: a part that several workers died over, a worker of another version
        return OSError(f"{type(error).__name__}: {error}")
