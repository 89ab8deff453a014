"""`/api/todo`."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint
from . import service
from .schemas import TasksSchema
from .tasks import Task

blp = Blueprint("todo", __name__, url_prefix="/api", description="What waits for whoever asks")


@blp.route("/todo", methods=["GET"])
@requires("todo.read")
@blp.response(200, TasksSchema)
@blp.refuses(401, 403)
def list_todo() -> dict[str, list[Task]]:
    """All that waits for the person at each of their desks, the most urgent first."""
    return {"tasks": service.list_tasks(current_actor())}
