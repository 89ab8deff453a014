"""The results of a load on a server: answers, their times, and checks that they are right."""

from __future__ import annotations

from dataclasses import dataclass, field

ACCEPTED = b'"status":"accepted"'


class BadAnswer(Exception):
    """A measured server or command did not do its work."""


@dataclass
class Load:
    """Seconds in total; and for each request its milliseconds, status and body."""

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
        """The response time in milliseconds that ``share`` (0 to 1) of the requests did not exceed."""
        return sorted(self.milliseconds)[int((len(self.milliseconds) - 1) * share)]

    def accepted(self) -> int:
        """Redemptions that the server accepted."""
        return sum(body.count(ACCEPTED) for body in self.bodies)

    def check_answered(self) -> None:
        """Raises BadAnswer unless each request was answered with a 200."""
        wrong = [body for status, body in zip(self.statuses, self.bodies, strict=True) if status != 200]
        if wrong:
            raise BadAnswer(f"{len(wrong)} of {len(self.bodies)} requests failed: {wrong[0][:300]!r}")

    def requests_per_second(self) -> float:
        """Requests answered per second. Raises BadAnswer unless each was a 200."""
        self.check_answered()
        return len(self.bodies) / self.seconds

    def check_accepted(self, count: int) -> None:
        """Raises BadAnswer unless so many scans were accepted."""
        if self.accepted() != count:
            wrong = next((body for body in self.bodies if ACCEPTED not in body), b"")
            raise BadAnswer(f"{self.accepted()} of {count} scans were accepted: {wrong[:300]!r}")

    def redemptions_per_second(self, count: int) -> float:
        """Redemptions per second. Raises BadAnswer unless ``count`` were accepted."""
        self.check_accepted(count)
        return count / self.seconds
