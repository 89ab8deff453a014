"""Why an archive is not written or not taken in."""

from __future__ import annotations

from ..errors import Conflict, Invalid


class ArchiveBroken(Invalid):
    """``name`` is the file of the archive that is not what it should be."""

    code = "archive_broken"
    message = "Cette archive est abîmée ou a été modifiée. Demandez-en une autre copie."

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"Archive refusée, rien n'a été écrit. {name} : {why}")
        self.name = name


class OtherFormat(Conflict):
    code = "other_format"
    message = "Cette archive est d'un format que cette version ne lit pas. Installez la version qui l'a écrite."


class OtherSchema(Conflict):
    code = "other_schema"
    message = "Cette archive est d'un autre schéma. Importez-la avec la version qui l'a écrite, puis mettez à jour."


class NotMigrated(Conflict):
    code = "not_migrated"
    message = "Les tables de cette base ne sont pas à jour. Lancez « flask db upgrade », puis recommencez."


class NotEmpty(Conflict):
    code = "not_empty"
    message = "Cette base contient déjà des données. Prenez une base vide."


class AlreadyThere(Conflict):
    code = "already_there"
    message = "Ce fichier ou ce dossier existe déjà. Donnez-en un autre."


class NotDescribed(Conflict):
    """A table or a column that nobody has classified: whether it may leave is not known."""

    code = "not_described"
    message = "Une table n'est pas décrite dans server/archive. Rien n'a été écrit."
