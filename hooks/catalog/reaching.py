"""How an institution is reached, as HTML: what can be tapped first, then where and when, then how it is known."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup

from catalog import addresses, wording
from catalog.citation import Places
from catalog.load import Catalog
from catalog.model import Contact, Municipality, Organisation, SocialService, Source
from catalog.record import Named
from catalog.values import Citation

_NUMBER = Markup('<a href="tel:{}"><span class="sr">{} </span>{}</a>')
_PAGE = Markup('<a href="{}" rel="external">{}</a>')
_LINK = Markup('<a href="{}">{}</a>')
_SAID = Markup("<span>{}</span>")
_STREET = Markup('<span lang="lv">{}</span>')
_STATE = Markup('<strong class="contact--{}">{}</strong>')
_KNOWN = Markup('<small class="source soft">{}</small>')


def dialled(catalog: Catalog) -> set[str]:
    """The addresses (`tel:112`) of all numbers that records hold: the only ones a page may have."""
    found = [body.contact for body in catalog.all(Organisation)]
    found += [unit.social_service for unit in catalog.all(Municipality)]
    return {f"tel:{contact.phone.replace(' ', '')}" for contact in found if contact and contact.phone}


class Reaching:
    """Contacts as readers of the page `here` see them in one language."""

    def __init__(self, catalog: Catalog, language: str, here: str) -> None:
        self.catalog, self.language, self.here = catalog, language, here
        self._words = catalog.words(language)
        self._places = Places(catalog, language, lambda id_, **values: self._words[id_].format(**values))

    def block(self, contact: Contact, name: str = "", told: Markup | None = None) -> Markup:
        """A contact in full, below the name of what is reached (HTML, or nothing where a heading says it).

        `told` leads to where its sources are told; without it they stand here.
        """
        lines = [Markup("<strong>{}</strong>").format(name)] if name else []
        lines += self._state(contact)
        if contact.state != "gone":
            lines += self._ways(contact)
        if contact.reach:
            lines.append(_SAID.format(contact.reach.in_language(self.language)))
        lines += self._missing(contact)
        return Markup('<div class="go contact">{}</div>').format(
            Markup("\n").join([*lines, self._known(contact, told)])
        )

    def of(self, body: Organisation) -> Markup:
        """The contact of an organisation below its name; its name alone where none is known."""
        if body.contact is None:
            return Markup('<div class="go contact"><strong>{}</strong></div>').format(self._link(body))
        return self.block(body.contact, self._link(body), self._told(body))

    def calls(self, lines: Iterable[Organisation]) -> Markup:
        """Help lines by number, the shortest first: the number to tap and what it is for."""
        found = [(line.contact.phone, line) for line in lines if line.contact and line.contact.phone]
        items = [
            Markup("<li>{}<span>{} {}{}</span></li>").format(
                self.number(phone), line.summary.in_language(self.language), self._reach(line.contact),
                self._known(line.contact, self._told(line)),
            )
            for phone, line in sorted(found, key=lambda item: (len(item[0]), item[0])) if line.contact
        ]  # fmt: skip
        return Markup('<ul class="calls">{}</ul>').format(Markup("\n").join(items))

    def services(self, units: Iterable[Municipality]) -> Markup:
        """The social service of each municipality: where it is, and the way to its page for the rest."""
        items = [
            Markup('<li><a href="{}#pasvaldibas-dienests">{}</a> <span>{}</span></li>').format(
                self._to(unit), unit.name.in_language(self.language), self._place(unit.social_service)
            )
            for unit in units
        ]
        return Markup('<ul class="services">{}</ul>').format(Markup("\n").join(items))

    def number(self, phone: str) -> Markup:
        """A number that a telephone dials when it is tapped (RFC 3966)."""
        return _NUMBER.format(phone.replace(" ", ""), self._words["contact-call"], phone)

    def _ways(self, contact: Contact) -> list[Markup]:
        ways = [self.number(contact.phone)] if contact.phone else []
        if contact.address:
            ways.append(_STREET.format(contact.address))
        if contact.url:
            ways.append(_PAGE.format(contact.url, (urlsplit(contact.url).hostname or "").removeprefix("www.")))
        if contact.languages:
            spoken = [self.catalog.term("languages", id_).in_language(self.language) for id_ in contact.languages]
            ways.append(_SAID.format(f"{self._words['contact-languages']}: {', '.join(spoken)}"))
        return ways

    def _missing(self, contact: Contact) -> list[Markup]:
        """Said of a social service alone: other institutions are not looked for by their street."""
        wanting = isinstance(contact, SocialService) and not contact.address and contact.state != "gone"
        return [_SAID.format(self._words["contact-no-address"])] if wanting else []

    def _state(self, contact: Contact) -> list[Markup]:
        if contact.state == "seen":
            return []
        return [_STATE.format(contact.state, self._words[f"contact-state-{contact.state}"])]

    def _known(self, contact: Contact, told: Markup | None) -> Markup:
        """When the page was seen, what date it bears, and which it was."""
        said = self._words["contact-seen"].format(
            date=wording.date(contact.seen.isoformat(), self.language, "locative")
        )
        if contact.page_date:
            said += " " + self._words["contact-page-date"].format(date=wording.date(contact.page_date, self.language))
        if told:
            return _KNOWN.format(Markup("{} {}").format(said, told))
        sources = Markup("; ").join(map(self._cited, contact.citations))
        return _KNOWN.format(Markup("{} {}: {}").format(said, self._words["source"], sources))

    def _told(self, body: Organisation) -> Markup:
        return _LINK.format(f"{self._to(body)}#kontakti", self._words["source"])

    def _cited(self, citation: Citation) -> Markup:
        source = self.catalog.get(Source, citation.source)
        place = self._places.where(citation.locator, source.language)
        return Markup("{}, {}").format(self._link(source), place) if place else self._link(source)

    def _reach(self, contact: Contact) -> str:
        return contact.reach.in_language(self.language) + " " if contact.reach else ""

    def _place(self, service: SocialService | None) -> str:
        if service is None or (service.address is None and service.state == "seen"):
            return self._words["contact-address-unknown"]
        said = [self._words[f"contact-state-{service.state}"]] if service.state != "seen" else []
        return " ".join([*said, service.address or ""]).strip()

    def _link(self, entry: Named | Source) -> Markup:
        return _LINK.format(
            addresses.relative(addresses.address(entry) or "", self.here), entry.label.in_language(self.language)
        )

    def _to(self, entry: Named | Source) -> str:
        return addresses.relative(addresses.address(entry) or "", self.here)
