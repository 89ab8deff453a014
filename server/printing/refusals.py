"""What printing refuses: one class each, with a stable code."""

from __future__ import annotations

from pathlib import Path

from ..errors import Conflict


class NotIssued(Conflict):
    code = "not_issued"
    message = "Les carnets de cette commande ne sont pas encore tous émis. Émettez-les, puis imprimez-les."


class FolderNotWritable(Conflict):
    code = "folder_not_writable"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Impossible d'écrire dans le dossier « {folder} ». Vérifiez son chemin, ses droits et la place libre."
        )


class OtherRun(Conflict):
    code = "other_run"

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Le dossier « {folder} » contient un autre tirage. Choisissez un dossier vide.")


class RunGoingOn(Conflict):
    code = "run_going_on"
    message = "Un tirage est déjà en cours dans ce dossier. Attendez sa fin, puis recommencez."


class PartFailed(Conflict):
    code = "part_failed"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Le fichier « {name} » n'a pas pu être écrit. Vérifiez la place libre, puis relancez le tirage."
        )
