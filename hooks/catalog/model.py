"""What a record may hold. The only definition: validation, JSON Schema and guides derive from it.

Each class is one folder of `data/`; `record_types.py` says which.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from catalog.record import Entry, Named, Titled
from catalog.values import (
    Citation,
    Discrepancy,
    FullDate,
    Id,
    PartialDate,
    Party,
    Period,
    Phone,
    Qualifier,
    Ref,
    Term,
    Text,
    Url,
    Value,
    Year,
)


class Report(Value):
    """What a report on carrying out policy covers; tables, filters and totals loop over reports and their years."""

    years: Annotated[list[Year], Field(min_length=1)] = Field(description="Pārskata gadi / years reported on")
    municipal_annex: int | None = Field(
        default=None, description="Pielikums ar pašvaldību pasākumiem / the annex with the municipalities’ measures"
    )
    national_annex: int | None = Field(
        default=None, description="Pielikums ar valsts pasākumiem / the annex with the national measures"
    )
    plan: Annotated[str, Ref("documents")] | None = Field(
        default=None, description="Plāns, par kura izpildi ziņo / the plan whose carrying out it reports on"
    )


class Source(Titled):
    """A document the site draws on (schema.org CreativeWork)."""

    kind: Annotated[str, Term("source-kinds")]
    publisher: Annotated[str, Ref("organisations")]
    published: PartialDate
    published_is_stated: bool = Field(
        description=(
            "Jā (true), ja gads ir pašā avotā; nē (false), ja secināts / "
            "yes (true) if the source itself gives it; no (false) if inferred"
        )
    )
    language: Annotated[str, Term("languages")]
    covers: Period
    about: Text = Field(description="Kas tas ir un ko tajā var atrast / what it is and what can be found in it")
    report: Report | None = Field(default=None, description="Ja avots ir pārskats par pasākumiem / if it is a report")
    url: Url | None = Field(
        default=None,
        description=(
            "Kur avotu var izlasīt; vajadzīga šī adrese vai izdevēja lapa / "
            "where it can be read; this address or the publisher’s page is needed"
        ),
    )
    url_is: Literal["document", "copy", "printed"] = Field(
        default="document",
        description="Kas atrodas šajā tīmekļa adresē / what stands at this web address",
    )
    publisher_page: Url | None = Field(
        default=None,
        description=(
            "Izdevēja lapa, kur avotu meklēt, ja tīmekļa adreses nav vai tā neved pie izdevēja / "
            "the publisher’s page to look for it, if there is no web address or it leads elsewhere"
        ),
    )
    archived: Url | None = Field(default=None, description="Tīmekļa arhīva kopija, ja zināma / web archive, if known")
    citations: list[Citation] = []


class Contact(Value):
    """How a reader reaches an institution, by a public page that was seen; never a person's number or address."""

    url: Url | None = Field(default=None, description="Iestādes vai pašvaldības pašreizējā lapa par to / its own page")
    phone: Phone | None = Field(default=None, description="Centrāles vai bezmaksas palīdzības tālrunis / switchboard")
    reach: Text | None = Field(default=None, description="Kad un kā tur pieņem vai atbild / when and how")
    address: str | None = Field(default=None, description="Iela un vieta, latviski / street and place, in Latvian")
    languages: list[Annotated[str, Term("languages")]] = Field(
        default=[], description="Tikai tad, ja avots tās nosauc / only if the source names them"
    )
    seen: FullDate = Field(description="Kad lapa redzēta / when the page was seen")
    page_date: PartialDate | None = Field(default=None, description="Datums, ko lapa pati nosauc / the page's own date")
    state: Literal["seen", "moved", "gone"] = Field(
        description="Vai lapa vēl ir savā vietā / whether the page is still where it was"
    )
    citations: Annotated[list[Citation], Field(min_length=1)]


class SocialService(Contact):
    """The body of a municipality that gives social help, and how to reach it."""

    name: Text
    organisation: Annotated[str, Ref("organisations")] | None = None


class FormerUnit(Value):
    """A local government that became part of a present one."""

    name: Text
    kind: Annotated[str, Term("unit-kinds")]
    iso: Annotated[str, Field(pattern=r"^LV-(\d{3}|[A-Z]{3})$")] | None = Field(
        default=None, description="ISO 3166-2 kods līdz reformai / ISO 3166-2 code until the reform"
    )
    valid: Period


class Reporting(Value):
    """What a report says of the municipality as an informant."""

    source: Annotated[str, Ref("sources")]
    listed_informant: bool
    no_specific_measures: bool = False
    no_specific_measures_years: list[Year] = Field(
        default=[],
        description=(
            "Gadi, kuros nebija īpašu pasākumu; tukšs, ja avots gadu nenosauc / "
            "years without specific measures; empty if the source names no year"
        ),
    )


class Municipality(Named):
    """A unit of local government in force since 2021-07-01 (ISO 3166-2:LV)."""

    official_name: Text
    kind: Annotated[str, Term("unit-kinds")]
    iso: Annotated[str, Field(pattern=r"^LV-(\d{3}|[A-Z]{3})$")] = Field(
        description="ISO 3166-2 kods / ISO 3166-2 code"
    )
    planning_region: Annotated[str, Term("planning-regions")]
    valid: Period
    merged_into: Annotated[str, Ref("municipalities")] | None = None
    former_units: list[FormerUnit] = []
    reporting: list[Reporting] = []
    social_service: SocialService | None = Field(
        default=None,
        description=("Kur pašvaldībā lūgt sociālo palīdzību / where to ask the municipality for social assistance"),
    )
    note: Text | None = None

    @property
    def heading(self) -> Text:
        """The official name."""
        return self.official_name


class Theme(Named):
    """A field of policy under which measures are reported."""

    order: int
    annex_order: int | None = Field(
        default=None,
        description=("Kārta pašvaldību pārskatu pielikumā / place in the annex of the municipalities’ reports"),
    )
    official_name: Text | None = Field(default=None, description="Kā nosaukts pārskatā / what the report calls it")


class LocalMeasure(Titled):
    """Something a municipality did, as it reported it; an absent field means the source does not say."""

    municipality: Annotated[str, Ref("municipalities")]
    theme: Annotated[str, Ref("themes")]
    order: Annotated[int, Field(ge=1)] = Field(
        description=(
            "Kurš pēc kārtas tas ir šīs pašvaldības un temata pasākumu vidū vienā pārskatā / "
            "which it is among one report’s measures of this municipality and theme"
        )
    )
    years: list[Year] = Field(
        description=(
            "Gadi, kas nosaukti avotā; tukšs, ja gads nav norādīts / "
            "years that the source names; empty if it names none"
        )
    )
    years_note: Text | None = Field(
        default=None, description="Vajadzīga, ja avots gadu nenosauc / needed where the source names no year"
    )
    state: Annotated[str, Term("measure-states")]
    need: Text | None = Field(default=None, description="Mērķis vai vajadzība / aim or need")
    done: Text | None = Field(
        default=None,
        description=(
            "Kas izdarīts, ja kopsavilkums to jau nepasaka / what was done, if the summary does not say it already"
        ),
    )
    not_done: Text | None = Field(default=None, description="Kas netika īstenots un kāpēc / what was not, and why")
    audience: Annotated[str, Term("audiences")] | None = Field(
        default=None, description="Tikai romiem vai visiem / for Roma people only or for all"
    )
    for_whom: Text | None = None
    done_by: list[Party] = []
    partners: list[Party] = []
    programmes: list[Annotated[str, Ref("programmes")]] = []
    funding: Text | None = None
    mentions: list[Annotated[str, Ref("organisations")]] = Field(
        default=[],
        description=(
            "Citas pieminētās organizācijas: norises vieta, saņēmējs / other organisations mentioned: venue, recipient"
        ),
    )
    result: Text | None = None
    recurrence: Literal["once", "recurring"] | None = None
    figures: list[Annotated[str, Ref("figures")]] = []
    topics: list[Annotated[str, Term("topics")]] = Field(
        default=[], description="Atslēgvārdi, pēc kuriem atlasa / key words to select by"
    )
    shared_wording: bool = Field(
        default=False,
        description=("Tāda pati rindkopa vairākām pašvaldībām / the same paragraph for several municipalities"),
    )
    note: Text | None = Field(
        default=None, description="Redakcijas piezīme: kā to lasīt / the editors’ note on how to read it"
    )

    @property
    def report(self) -> str:
        """Id of the source whose order the measure stands in."""
        return self.citations[0].source

    @property
    def anchor(self) -> str:
        """The measure's place below its municipality's page and on it; unique there, as the id is."""
        return self.id.removeprefix(f"{self.municipality}-")


class YearState(Value):
    """What a report says of a national measure in one year."""

    year: Year
    state: Annotated[str, Term("measure-states")]
    done: Text | None = None
    not_done: Text | None = Field(default=None, description="Kas netika īstenots un kāpēc / what was not done, and why")


class NationalMeasure(Titled):
    """A measure of a national plan, with its state year by year."""

    row: Annotated[int, Field(ge=1)] = Field(description="Kārta pārskata pielikumā vai plānā / row of annex or plan")
    plan: Annotated[str, Ref("documents")]
    themes: Annotated[list[Annotated[str, Ref("themes")]], Field(min_length=1)]
    audience: Annotated[str, Term("audiences")] | None = None
    responsible: Annotated[list[Party], Field(min_length=1)]
    co_responsible: list[Party] = []
    state: Annotated[str, Term("measure-states")] | None = Field(
        default=None, description="Stāvoklis, kamēr par pasākumu nav pārskata / state while no report covers it"
    )
    deadline: PartialDate | None = Field(default=None, description="Termiņš plānā / deadline in the plan")
    indicators: list[Text] = Field(default=[], description="Rezultatīvie rādītāji plānā / indicators in the plan")
    funding: Text | None = Field(default=None, description="Finansējums plānā / funding in the plan")
    years: list[YearState] = Field(default=[], description="Ko pārskati saka par katru gadu / state year by year")
    undated: Text | None = Field(
        default=None, description="Teksts, kuram avotā nav gada / text for which the source gives no year"
    )
    partners: list[Party] = []
    mentions: list[Annotated[str, Ref("organisations")]] = Field(
        default=[],
        description=(
            "Citas pieminētās organizācijas: norises vieta, saņēmējs, dalībnieks / "
            "other organisations mentioned: venue, recipient, participant"
        ),
    )
    programmes: list[Annotated[str, Ref("programmes")]] = []
    documents: list[Annotated[str, Ref("documents")]] = []
    figures: list[Annotated[str, Ref("figures")]] = []
    topics: list[Annotated[str, Term("topics")]] = []
    links: list[Url] = []
    note: Text | None = None


class NameInTime(Value):
    """A name that a body had for a time."""

    name: Text
    period: Period


class Organisation(Named):
    """An institution, association, company or ensemble (schema.org Organization)."""

    kind: Annotated[str, Term("organisation-kinds")]
    abbreviation: str | None = None
    other_names: list[str] = Field(
        default=[], description="Nosaukumi un rakstības avotos, latviski / names and spellings in sources, in Latvian"
    )
    english_name: Literal["official", "ours"] = Field(
        description=("Vai šo angļu nosaukumu lieto pati organizācija / whether the body itself uses this English name")
    )
    municipality: Annotated[str, Ref("municipalities")] | None = None
    part_of: Annotated[str, Ref("organisations")] | None = None
    founded: PartialDate | None = None
    founded_by: list[Party] = []
    name_history: list[NameInTime] = Field(
        default=[], description="Nosaukumu maiņa, agrākais pirmais / changes of its name, the earliest first"
    )
    responsible_for: list[Text] = []
    aims: list[Text] = []
    functions: list[Text] = []
    members: list[Party] = []
    as_of: PartialDate | None = Field(
        default=None,
        description=("Uz kuru laiku attiecas ziņas par lomu un sastāvu / the time to which its role and members refer"),
    )
    url: Url | None = None
    contact: Contact | None = Field(default=None, description="Kā iestādi sasniegt / how to reach the institution")
    note: Text | None = None

    @property
    def heading(self) -> Text:
        """The name with its abbreviation."""
        if self.abbreviation is None:
            return self.name
        return Text(lv=f"{self.name.lv} ({self.abbreviation})", en=f"{self.name.en} ({self.abbreviation})")


class Activity(Value):
    """One listed activity of a programme."""

    text: Text
    url: Url | None = None


class Programme(Named):
    """A programme, project or fund that measures draw on."""

    kind: Annotated[str, Term("programme-kinds")]
    other_names: list[str] = []
    number: str | None = None
    period: Period | None = None
    aim: Text | None = None
    run_by: list[Party] = []
    funders: list[Party] = []
    funding: Text | None = None
    partners: list[Party] = []
    mentions: list[Annotated[str, Ref("organisations")]] = []
    municipalities: list[Annotated[str, Ref("municipalities")]] = []
    activities: list[Activity] = []
    follows: Annotated[str, Ref("programmes")] | None = None
    figures: list[Annotated[str, Ref("figures")]] = []
    url: Url | None = None
    note: Text | None = None


class Document(Titled):
    """A legal act, policy or planning document (ELI: LegalResource)."""

    kind: Annotated[str, Term("document-kinds")]
    adopted_by: Annotated[str, Ref("organisations")] | None = None
    act: Text | None = Field(default=None, description="Ar kādu aktu apstiprināts / the act that approved it")
    number: str | None = None
    date: PartialDate | None = None
    minutes: str | None = Field(default=None, description="Protokola numurs un paragrāfs / minutes")
    period: Period | None = None
    prepared_by: list[Party] = []
    based_on: list[Annotated[str, Ref("documents")]] = []
    aligned_with: list[Annotated[str, Ref("documents")]] = Field(
        default=[], description="Ar ko saskaņots / what it is aligned with"
    )
    replaces: list[Annotated[str, Ref("documents")]] = []
    status: Annotated[str, Term("document-statuses")] | None = None
    as_of: PartialDate | None = Field(
        default=None, description="Uz kuru laiku attiecas statuss / the time to which the status refers"
    )
    aims: list[Text] = []
    confidence: Annotated[str, Term("confidences")] | None = None
    url: Url | None = None
    note: Text | None = None


MOST = 10**15
"""The largest value of a figure: more is a slip of the keyboard, and a float does not tell such numbers apart."""


class Observation(Value):
    """One value of a figure (SDMX: observation). `value` is absent where it is not published."""

    period: PartialDate | None = None
    until: PartialDate | None = None
    value: Annotated[float | int, Field(ge=-MOST, le=MOST)] | None
    qualifier: Qualifier = "exact"
    category: Text | None = None
    as_printed: list[Discrepancy] = []


class Figure(Named):
    """A statistic: what is counted, where, how, and its values (SDMX: series)."""

    definition: Text = Field(description="Kas saskaitīts / what is counted")
    unit: Annotated[str, Term("units")]
    population: Text | None = Field(
        default=None,
        description=("Par kādu cilvēku vai lietu kopu ir skaitlis / which people or things the figure is about"),
    )
    measure: Literal["stock", "flow", "share"] = Field(
        description=(
            "Stāvoklis kādā dienā, notikumi laika posmā vai daļa / a state on a day, events over a time, or a share"
        )
    )
    level: Literal["european", "national", "municipal", "institution", "project"]
    tier: Annotated[str, Term("sensitivity-tiers")]
    municipality: Annotated[str, Ref("municipalities")] | None = None
    theme: Annotated[str, Ref("themes")] | None = None
    observations: Annotated[list[Observation], Field(min_length=1)]
    chart: bool = Field(
        default=False,
        description=(
            "Jā (true), ja vērtības drīkst salīdzināt stabiņos / yes (true) if bars compare the values honestly"
        ),
    )
    comparability: Text | None = Field(
        default=None, description="Ar ko nedrīkst salīdzināt un kāpēc / what it must not be compared with, and why"
    )
    finding: Text | None = Field(default=None, description="Ko diagramma rāda, vienā teikumā / what the chart shows")
    beside: list[Annotated[str, Ref("figures")]] = Field(
        default=[],
        description=(
            "Tā paša lieluma rindas pēc citas metodes, ko rāda tajā pašā diagrammā, nesavienotas / "
            "series of the same quantity by another method, shown in the same chart, not joined"
        ),
    )


class MediatorService(Titled):
    """A Roma mediator's service in one place under one project; the mediator is never named."""

    programme: Annotated[str, Ref("programmes")] | None = None
    municipality: Annotated[str, Ref("municipalities")] | None = None
    place: Text = Field(description="Vieta, kā tā nosaukta avotā / the place as the source names it")
    period: Period | None = None
    role: Literal["mediator", "head-of-mediators", "coordinator"] = "mediator"
    funding: Text | None = None
    measures: list[Annotated[str, Ref("local-measures")]] = []
    note: Text | None = None


class Event(Titled):
    """Something that happened once (schema.org Event); editions of a series are events of their own."""

    kind: Annotated[str, Term("event-kinds")]
    series: Annotated[str, Ref("programmes")] | None = None
    edition: str | None = None
    period: Period | None = Field(
        default=None, description="Tikai tik precīzi, cik avotā / only as exactly as the source says"
    )
    place: Text | None = None
    online: bool = False
    municipalities: list[Annotated[str, Ref("municipalities")]] = []
    organisers: list[Party] = []
    participants: list[Party] = []
    about: Text
    result: Text | None = None
    themes: list[Annotated[str, Ref("themes")]] = []
    programmes: list[Annotated[str, Ref("programmes")]] = []
    figures: list[Annotated[str, Ref("figures")]] = []
    local_measures: list[Annotated[str, Ref("local-measures")]] = []
    national_measures: list[Annotated[str, Ref("national-measures")]] = []
    url: Url | None = None
    note: Text | None = None


class Publication(Titled):
    """A book, booklet, study, article or film that the sources name (schema.org CreativeWork)."""

    kind: Annotated[str, Term("publication-kinds")]
    authors: list[str] = Field(
        default=[], description="Tikai autori, kas nosaukti pie darba / only authors named with the work"
    )
    publisher: list[Party] = []
    published: PartialDate | None = None
    languages: list[Annotated[str, Term("languages")]] = []
    about: Text | None = None
    themes: list[Annotated[str, Ref("themes")]] = []
    programmes: list[Annotated[str, Ref("programmes")]] = []
    same_as: Annotated[str, Ref("sources")] | None = None
    address_as_printed: str | None = Field(
        default=None, description="Adrese, kā nodrukāta avotā / the address as printed in the source"
    )
    link_state: Annotated[str, Term("link-states")]
    url: Url | None = None
    note: Text | None = None


class Practice(Titled):
    """Good practice: what was done about what, and what came of it; people by role and place only."""

    kind: Annotated[str, Term("practice-kinds")]
    place: Text | None = None
    municipalities: list[Annotated[str, Ref("municipalities")]] = []
    years: list[Year] = []
    years_note: Text | None = None
    aim: Text | None = Field(default=None, description="Mērķis / aim")
    situation: Text | None = Field(default=None, description="Vajadzība vai grūtība / a need or difficulty")
    action: Text
    result: Text | None = None
    done_by: list[Party] = []
    partners: list[Party] = []
    told_by: list[Party] = Field(default=[], description="Kas par to stāsta / who tells of it")
    themes: list[Annotated[str, Ref("themes")]] = []
    programmes: list[Annotated[str, Ref("programmes")]] = []
    figures: list[Annotated[str, Ref("figures")]] = []
    topics: list[Annotated[str, Term("topics")]] = []
    local_measures: list[Annotated[str, Ref("local-measures")]] = []
    note: Text | None = None


class Recommendation(Titled):
    """What somebody advised somebody to do; never the policy of the state by itself."""

    by: Annotated[list[Party], Field(min_length=1)]
    year: Year
    number_as_printed: str | None = None
    group: Text | None = Field(
        default=None,
        description=("Virsraksts avotā, zem kura ieteikums stāv / the heading in the source under which it stands"),
    )
    text: Text
    addressees: list[Annotated[str, Term("addressees")]] = []
    themes: list[Annotated[str, Ref("themes")]] = []
    practices: list[Annotated[str, Ref("practices")]] = Field(
        default=[], description="Kur tas īstenots / where it has been carried out"
    )
    local_measures: list[Annotated[str, Ref("local-measures")]] = []
    national_measures: list[Annotated[str, Ref("national-measures")]] = []
    note: Text | None = None


class Withdrawn(Titled):
    """What stands at the address of a page that is gone: why, and where to read on. Addresses never die."""

    address: Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")] = Field(
        description="Lapas adrese bez slīpsvītrām galos / the page's address"
    )
    see: Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*(#[a-z0-9-]+)?$")] = Field(
        description="Kur lasīt tālāk / where to read on"
    )
    moved: bool = Field(
        default=False,
        description=(
            "Jā (true), ja lapa ir pārvietota: lasītāju uzreiz aizved / "
            "yes (true) if the page has moved: the reader is led on at once"
        ),
    )


class Change(Titled):
    """What readers find new or changed on the site: when, what (the summary) and why."""

    on: FullDate
    why: Text = Field(description="Kāpēc tas mainīts / why it was changed")
    page: Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*(#[a-z0-9-]+)?$")] | None = Field(
        default=None, description="Kur to redz / where it can be seen"
    )
    citations: list[Citation] = []


class GlossaryTerm(Named):
    """A term or an abbreviation; two meanings of one abbreviation are two records (schema.org DefinedTerm)."""

    kind: Literal["term", "abbreviation"]
    abbreviation: str | None = None
    meaning: Text
    variants: list[str] = Field(
        default=[],
        description=(
            "Citas rakstības un locījumi, kas atpazīstami tekstā / other spellings and forms to recognise in texts"
        ),
    )
    organisation: Annotated[str, Ref("organisations")] | None = None
    programme: Annotated[str, Ref("programmes")] | None = None
    note: Text | None = None


class TermEntry(Value):
    """One term of a vocabulary (SKOS: Concept)."""

    id: Id
    label: Text
    heading: Text | None = Field(
        default=None,
        description=(
            "Virsraksts virs saraksta, ja tas ir cits nekā nosaukums / "
            "the heading above the list, if it is not the label"
        ),
    )
    definition: Text | None = None
    page: Id | None = Field(
        default=None,
        description=(
            "Lapa, kurā salikti ar šo terminu atzīmētie pasākumi / the page that gathers what is marked with this term"
        ),
    )


class Vocabulary(Entry):
    """A short closed list that records choose from (SKOS: ConceptScheme)."""

    name: Text
    terms: Annotated[list[TermEntry], Field(min_length=1)]


class PermittedName(Value):
    """Words that look like a person's name but may stand on the site, and why."""

    name: str
    because: Annotated[str, Term("name-permissions")]


class PermittedNames(Entry):
    """The allow-list beyond the names that records already account for."""

    names: list[PermittedName]
