"""What the pages on history and teaching are made of.

Their unit is the passage: a paragraph that carries its own sources and its confidence, so that no
statement stands without either.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from catalog.record import Named, SearchWords, Titled
from catalog.values import Citation, Id, PartialDate, Period, Qualifier, Ref, Term, Text, Url, Value, YearDay

LESSON_MINUTES = 40
"""A lesson in a Latvian school."""


class Passage(Value):
    """A paragraph with its sources and how sure it is."""

    text: Text
    confidence: Annotated[str, Term("confidences")] | None = Field(
        default=None, description="Ticamība; padomam, kas nav apgalvojums, tās nav / none for advice"
    )
    named: Text | None = Field(
        default=None,
        description=(
            "Vārdi, ar kuriem teksts nosauc avotu; vajadzīgi, ja ticamība ir vidēja / "
            "the words by which the text names its source; needed where confidence is medium"
        ),
    )
    citations: Annotated[list[Citation], Field(min_length=1)]


class Told(Value):
    """Something told in passages; what is uncertain stands apart from what may be stated."""

    account: list[Passage] = Field(
        default=[], description="Ko var apgalvot; bez zemas ticamības / what can be stated; nothing of low confidence"
    )
    open_questions: list[Passage] = Field(
        default=[], description="Kur versijas atšķiras un ko nezinām / where accounts differ and what we do not know"
    )


class Section(Told):
    """A part of a chapter under its own heading."""

    id: Id
    heading: Text
    places: list[Annotated[str, Ref("places")]] = []
    persons: list[Annotated[str, Ref("persons")]] = []
    history_events: list[Annotated[str, Ref("history-events")]] = []
    disagreements: list[Annotated[str, Ref("disagreements")]] = []
    municipalities: list[Annotated[str, Ref("municipalities")]] = Field(
        default=[],
        description=(
            "Tagadējās pašvaldības, kuru vietas te nosauktas / today’s municipalities whose places are named here"
        ),
    )
    figures: list[Annotated[str, Ref("figures")]] = []
    search_words: SearchWords | None = Field(default=None, description="Kā to meklē cilvēki / what people type for it")
    related_words: SearchWords | None = Field(
        default=None, description="Citi vārdi par to pašu / other words for the same"
    )


class Chapter(Titled):
    """A page that tells a part of history, or guidance for teachers, in order."""

    area: Literal["history", "teaching"]
    order: Annotated[int, Field(ge=1)]
    sections: Annotated[list[Section], Field(min_length=1)]


class HistoryEvent(Titled, Told):
    """Something that happened, for the time line; the period is only as precise as the sources."""

    period: Period
    circa: bool = Field(default=False, description="Laiks ir aptuvens / the time is approximate")
    kind: Annotated[str, Term("history-event-kinds")]
    scope: Literal["latvia", "neighbours", "europe"]
    era: Annotated[str, Term("eras")] = Field(
        description=("Laikmets, zem kura notikums stāv laika lentē / the era under which it stands on the timeline")
    )
    places: list[Annotated[str, Ref("places")]] = []
    persons: list[Annotated[str, Ref("persons")]] = []
    municipalities: list[Annotated[str, Ref("municipalities")]] = Field(
        default=[],
        description=(
            "Tagadējās pašvaldības, kuru vietas te nosauktas / today’s municipalities whose places are named here"
        ),
    )


class Place(Named, Told):
    """A place of history, known as an area: no coordinates unless somebody verified them."""

    kind: Annotated[str, Term("place-kinds")]
    other_names: list[str] = Field(
        default=[], description="Vēsturiskie un vācu nosaukumi / historical and German names"
    )
    district: Text | None = Field(default=None, description="Apriņķis 1935. gadā / the district in 1935")
    municipality: Annotated[str, Ref("municipalities")] | None = None
    area: Text = Field(description="Kur tas ir, cik zināms / where it is, as far as is known")
    today: list[Passage] = Field(
        default=[],
        description=(
            "Kas tur ir tagad; tukšs, ja avoti to nesaka / what is there now; empty if the sources do not say"
        ),
    )


class Work(Value):
    """A work of a person."""

    title: Text
    year: PartialDate | None = None
    note: Text | None = None


class Person(Named, Told):
    """A person of history, or one who acted publicly as author, artist or office holder (never others)."""

    basis: Annotated[str, Term("person-bases")]
    role: Text
    born: PartialDate | None = None
    died: PartialDate | None = None
    other_names: list[str] = []
    works: list[Work] = []
    municipalities: list[Annotated[str, Ref("municipalities")]] = []


class Position(Value):
    """What one source holds in a disagreement."""

    claim: Text
    claimant: Text = Field(description="Kas to apgalvo / who states it")
    basis: Text | None = Field(
        default=None,
        description=("Uz kā tas balstīts; tukšs, ja avots nesaka / what it rests on; empty if the source does not say"),
    )
    value: int | None = None
    upper: int | None = Field(
        default=None, description="Augšējā robeža, ja dots intervāls / the upper end, if a range is given"
    )
    qualifier: Qualifier = "exact"
    confidence: Annotated[str, Term("confidences")]
    citations: Annotated[list[Citation], Field(min_length=1)]


class Disagreement(Titled):
    """A question on which sources differ; positions stand side by side and are never averaged."""

    unit: Annotated[str, Term("units")] | None = None
    positions: Annotated[list[Position], Field(min_length=2)]
    municipalities: list[Annotated[str, Ref("municipalities")]] = Field(
        default=[],
        description=(
            "Tagadējās pašvaldības, kuru vietas te nosauktas / today’s municipalities whose places are named here"
        ),
    )
    reading: Text = Field(description="Kā to lasīt un kā par to runāt / how to read it and how to speak of it")


class CalendarDay(Named, Told):
    """A memorial day that returns each year, or a date by which a duty falls due."""

    kind: Annotated[str, Term("day-kinds")]
    day: YearDay | None = Field(
        default=None,
        description=(
            "Mēnesis un diena, ja diena atkārtojas katru gadu: 08-02 / month and day, if it comes every year: 08-02"
        ),
    )
    on: PartialDate | None = Field(default=None, description="Datums, ja tas ir viens / the date, if there is only one")
    status: Text = Field(
        description=(
            "Kas šo dienu noteicis un vai Latvijā tā ir oficiāla / "
            "who set this day, and whether it is official in Latvia"
        )
    )
    reason: Text = Field(description="Kāpēc šī diena / why this day")

    @property
    def established(self) -> bool:
        """False for a day known by open questions only: it stands in the calendar's page and nowhere else."""
        return bool(self.account) or not self.open_questions


class Step(Value):
    """A part of a lesson."""

    minutes: Annotated[int, Field(ge=1, le=LESSON_MINUTES)]
    title: Text
    text: Text
    slow_down: Text | None = Field(
        default=None, description="Uz ko skolotājam skatīties uzmanīgi / what the teacher should watch carefully"
    )


class Task(Value):
    """A task on a worksheet, with room for the answer."""

    text: Text
    lines: Annotated[int, Field(ge=0, le=12)] = Field(
        default=2, description="Cik rindu atbildei / how many lines for the answer"
    )
    answer: Text = Field(
        description=(
            "Kas ir labā atbildē; to redz tikai skolotājs / what a good answer holds; only the teacher sees it"
        )
    )


class Original(Value):
    """A primary source quoted word for word and briefly, in the language in which it was seen."""

    language: Annotated[str, Term("languages")]
    text: Annotated[str, StringConstraints(min_length=1, max_length=400)] = Field(
        description=(
            "Citāts burtiski; dzejā katra rinda savā rindā / the quotation verbatim; of a poem each line on its own"
        )
    )
    gloss: Text = Field(
        description=(
            "Mūsu tulkojums; valodā, kurā ir pats citāts, – skaidrojums vienkāršiem vārdiem / "
            "our translation; in the quotation’s own language an explanation in plain words"
        )
    )
    where: Text = Field(description="Kādā arhīvā vai izdevumā tas atrodams / in which archive or edition it is found")


class Extract(Value):
    """What pupils work with: a source briefly restated or, with `original`, a primary source quoted."""

    text: Text = Field(
        description=(
            "Avota īss pārstāsts; pirmavotam – kas tas ir, kas un kad to radījis / "
            "the source briefly retold; of a primary source what it is, by whom and when"
        )
    )
    original: Original | None = None
    citations: Annotated[list[Citation], Field(min_length=1)]


class Worksheet(Value):
    """What pupils get; fits one A4 page."""

    intro: Text
    extracts: list[Extract] = []
    tasks: Annotated[list[Task], Field(min_length=1)]


class CurriculumLink(Value):
    """What a public text on the curriculum says that the lesson serves."""

    text: Text
    citations: Annotated[list[Citation], Field(min_length=1)]


class Lesson(Titled):
    """A lesson that can be given tomorrow morning."""

    order: Annotated[int, Field(ge=1)]
    grades: list[Annotated[int, Field(ge=1, le=12)]]
    subjects: Annotated[list[Annotated[str, Term("lesson-subjects")]], Field(min_length=1)]
    curriculum: list[CurriculumLink] = Field(
        default=[],
        description=(
            "Saikne ar mācību saturu; tukšs, ja to neapstiprina avots / "
            "its place in the curriculum; empty if no source confirms it"
        ),
    )
    occasion: Annotated[str, Ref("calendar-days")] | None = None
    aim: Text
    outcomes: Annotated[list[Text], Field(min_length=1)]
    needs: list[Text] = Field(
        default=[],
        description=(
            "Kas vajadzīgs stundā un kas skolēniem jau jāzina / "
            "what the lesson needs and what pupils should know already"
        ),
    )
    before: list[Text] = Field(
        default=[], description="Kas skolotājam jāizdara iepriekš / what the teacher does beforehand"
    )
    steps: Annotated[list[Step], Field(min_length=3)]
    questions: Annotated[list[Text], Field(min_length=1)]
    avoid: Annotated[list[Text], Field(min_length=1)]
    lighter: Text = Field(
        description=("Vieglāks variants: ko izlaist vai atvieglot / an easier way: what to leave out or make lighter")
    )
    harder: Text = Field(description="Grūtāks variants: ko pievienot / a harder way: what to add")
    next: list[Text] = Field(default=[], description="Kā turpināt / how to go on")
    worksheet: Worksheet
    terms: list[Annotated[str, Ref("terms")]] = Field(
        default=[], description="Stundas vārdi, ko skaidro vārdnīca / words of the lesson that the glossary explains"
    )
    chapters: list[Annotated[str, Ref("chapters")]] = []
    places: list[Annotated[str, Ref("places")]] = []
    persons: list[Annotated[str, Ref("persons")]] = []
    disagreements: list[Annotated[str, Ref("disagreements")]] = []
    links: list[Url] = []
