"""The vocabulary: competencies in two levels, and their labels."""

from pathlib import Path

from experts.models import Competency, CompetencyLabel
from experts.reference.files import names, rows
from experts.reference.sync import Outcome, Values, sync

LABEL_KEY = ("competency_id", "language_id", "text")


def load_competencies(folder: Path) -> Outcome:
    """Areas first, then those below them."""
    listed = list(rows(folder, "competencies"))
    order = {row["slug"]: position for position, row in enumerate(listed, 1)}
    outcomes = []
    for chosen in ([row for row in listed if not row["parent"]], [row for row in listed if row["parent"]]):
        ids = dict(Competency.objects.values_list("slug", "pk"))
        values = [
            {
                "slug": row["slug"],
                "parent_id": ids[row["parent"]] if row["parent"] else None,
                "descriptions": names(row, "description_"),
                "position": order[row["slug"]],
            }
            for row in chosen
        ]
        outcomes.append(sync(Competency, values, key=("slug",)))
    return Outcome(
        sum(one.created for one in outcomes),
        sum(one.changed for one in outcomes),
        tuple(name for one in outcomes for name in one.kept),
    )


def load_own_labels(folder: Path) -> Outcome:
    """The preferred labels that stand beside the competencies, in the languages that have a column."""
    ids = dict(Competency.objects.values_list("slug", "pk"))
    labels = [
        _label(ids[row["slug"]], language, text, preferred=True)
        for row in rows(folder, "competencies")
        for language, text in names(row).items()
    ]
    return sync(CompetencyLabel, labels, key=LABEL_KEY)


def load_labels(folder: Path) -> Outcome:
    """Alternative labels, and preferred ones in further languages."""
    ids = dict(Competency.objects.values_list("slug", "pk"))
    labels = [
        _label(
            ids[row["competency"]],
            row["language"],
            row["text"],
            preferred=row["kind"] == "preferred",
            reviewed=row["reviewed"] == "yes",
        )
        for row in rows(folder, "competency_labels")
    ]
    return sync(CompetencyLabel, labels, key=LABEL_KEY)


def _label(competency: int, language: str, text: str, *, preferred: bool, reviewed: bool = True) -> Values:
    return {
        "competency_id": competency,
        "language_id": language,
        "text": text,
        "is_preferred": preferred,
        "is_reviewed": reviewed,
    }
