"""What printing refuses: one class each, with a stable code."""

from __future__ import annotations

from pathlib import Path

from ..errors import Conflict, Invalid, NotFound, TooLarge, TooMany


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


class TooManyBooklets(Conflict):
    code = "too_many_booklets"
    message = (
        "Cette commande est trop grosse pour cette page. L'opérateur lance « flask booklets print » sur le serveur."
    )


class UnknownPart(NotFound):
    code = "unknown_part"
    message = "Cette partie du tirage n'existe pas. Rechargez la page, puis recommencez."


class ProofNotApproved(Conflict):
    code = "proof_not_approved"
    message = (
        "L'épreuve de ces carnets n'est pas approuvée, ou elle a changé depuis. "
        "Le commanditaire la relit et l'approuve sur la page de la commande ; imprimez ensuite."
    )


class ProofChanged(Conflict):
    code = "proof_changed"
    message = "L'épreuve a changé depuis que vous l'avez ouverte. Rouvrez-la, relisez-la, puis approuvez-la."


class SponsorApproves(Conflict):
    code = "sponsor_approves"
    message = "C'est au commanditaire d'approuver l'épreuve. Demandez-le à une personne de son compte."


class PrinterBusy(TooMany):
    code = "printer_busy"
    message = "D'autres documents sont en préparation. Attendez quelques secondes, puis recommencez."

    def __init__(self) -> None:
        super().__init__(retry_after_seconds=5)


class DrawingFailed(Conflict):
    code = "drawing_failed"
    message = "Ce document n'a pas pu être préparé. Recommencez ; si cela se reproduit, prévenez l'opérateur."


class NoLogo(NotFound):
    code = "no_logo"
    message = "Ce commanditaire n'a pas de logo. Choisissez un fichier PNG ou JPEG."


class LogoTooLarge(TooLarge):
    code = "logo_too_large"
    message = "Ce fichier dépasse 2 Mo. Enregistrez le logo en plus petit, 1000 points de large suffisent."


class LogoNotReadable(Invalid):
    code = "logo_not_readable"
    message = "Ce fichier n'est pas une image PNG ou JPEG entière. Exportez le logo dans l'un de ces formats."


class LogoTooManyPixels(Invalid):
    code = "logo_too_many_pixels"
    message = "Cette image a trop de points. Réduisez-la : 1000 points de large suffisent."


class LogoTooSmall(Invalid):
    code = "logo_too_small"
    message = "Cette image est trop petite : elle serait floue. Prenez-en une d'au moins 200 points de large."


class LogoAnimated(Invalid):
    code = "logo_animated"
    message = "Cette image est animée. Prenez une image fixe."


class LogoBlank(Invalid):
    code = "logo_blank"
    message = "Ce logo ne se verrait pas sur du papier blanc. Prenez sa version pour fond clair."


UNFIT_STATUS = 3
UNFIT_LOGOS = {kind.code: kind for kind in (LogoTooManyPixels, LogoTooSmall, LogoAnimated, LogoBlank)}
"""The refusals for the codes that `logo` prints when it exits with UNFIT_STATUS."""


class PostcodeNeeded(Invalid):
    code = "postcode_needed"
    message = "Donnez le code postal de la personne : la lettre montre les lieux proches de chez elle."
