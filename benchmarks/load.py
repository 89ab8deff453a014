"""What came back from a load: how many answers, how quickly, and whether each was good."""

from __future__ import annotations

from dataclasses import dataclass, field


class BadAnswer(Exception):
    """A server under measurement did not do what it is measured for."""


@dataclass
class Load:
    """Seconds for all, milliseconds of each request, statuses and bodies of the answers."""

    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    def add(self, milliseconds: float, status: int, body: bytes) -> None:
        """Count one answer."""
        self.milliseconds.append(milliseconds)
        self.statuses.append(status)
        self.bodies.append(body)

    def percentile(self, share: float) -> float:
        """Milliseconds that a share of the requests did not exceed."""
        return sorted(self.milliseconds)[int((len(self.milliseconds) - 1) * share)]

    def errors(self) -> int:
        """Answers other than 200."""
        return sum(status != 200 for status in self.statuses)

    def requests_per_second(self) -> float:
        """Requests answered per second. Raises BadAnswer unless each was a 200."""
        if self.errors():
            raise BadAnswer(f"{self.errors()} of {len(self.statuses)} requests failed: {self.first_error()!r}")
        return len(self.statuses) / self.seconds

    def redemptions_per_second(self, count: int) -> float:
        """Redemptions per second. Raises BadAnswer unless ``count`` were accepted."""
        accepted = sum(body.count(b'"status":"accepted"') for body in self.bodies)
        if accepted != count:
            raise BadAnswer(f"{accepted} of {count} scans were accepted: {self.first_error()!r}")
        return count / self.seconds

    def first_error(self) -> bytes:
        """The beginning of the first answer that was not one accepted redemption after another."""
        wrong = (body for body in self.bodies if b'"status":"accepted"' not in body)
        return next(wrong, b"")[:300]
