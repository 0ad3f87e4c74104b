"""What a batch of rows means for the database, before anything is written."""

from dataclasses import dataclass, field

from experts.intake.outcome import Finding, Merge
from experts.intake.people import Known
from experts.models import Agency, Expertise, LanguageSkill, Official, Post


@dataclass
class Person:
    """Somebody of whom rows of this batch speak, and what they change."""

    known: Known
    official: Official
    is_new: bool
    posts: list[Post]
    competencies: set[int]
    languages: set[str]
    changed_fields: set[str] = field(default_factory=set)
    changed_posts: dict[int, Post] = field(default_factory=dict)
    new_posts: list[Post] = field(default_factory=list)
    new_expertise: list[Expertise] = field(default_factory=list)
    new_languages: list[LanguageSkill] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        news = (self.changed_fields, self.changed_posts, self.new_posts, self.new_expertise, self.new_languages)
        return not self.is_new and any(news)


@dataclass
class Plan:
    """What a batch of rows means for the database. Nothing is written yet."""

    people: list[Person]
    agencies: list[Agency]
    merges: list[Merge]
    problems: list[Finding]
    remarks: list[Finding]
