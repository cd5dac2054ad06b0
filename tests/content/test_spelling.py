"""Every word of both languages is known to the dictionary or to the lists beside this file.

The dictionaries are hunspell's lv_LV and en_GB. The lists, one word a line in alphabetical order:

words.lv.dic, words.en.dic   terms and compounds that the dictionary lacks
names.dic                    proper names, for both languages

`word/model` makes hunspell decline the word like the model, which must be in the dictionary: `roms/tilts`.

Not read: what is “as printed”, authors, other names of bodies, code, addresses, words in capitals, single letters.
A word may be of either language in quotation marks, brackets or italics, as titles of works and glosses are, and where
it stands unchanged in both languages of one text.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from catalog.collation import alphabetical
from catalog.load import Catalog

HERE = Path(__file__).parent
DICTIONARIES = {"lv": "lv_LV", "en": "en_GB"}
OTHER = {"lv": "en", "en": "lv"}
GUIDES = {"lv": "CONTRIBUTING.md", "en": "CONTRIBUTING.en.md"}

FRONT_MATTER = re.compile(r"\A---\n(?P<fields>.*?)^---$", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
NOT_PROSE = re.compile(
    r"`[^`\n]*`"  # code
    r"|\[\[.*?\]\]"  # directives
    r"|\{[^{}]*\}"  # attributes of Markdown, gaps in the interface's sentences
    r"|(?<=\])\([^()]*\)"  # targets of links
    r"|</?\w[^<>]*>"  # HTML
    r"|https?://\S+|\S+@\S+|[\w-]+(?:[._/][\w-]+)+|(?<!\w)\.\w+"  # addresses, paths, endings of files
    r"|\b[a-z0-9]+(?:-[a-z0-9]+){2,}\b"  # ids
    r"|\w*\d\w*",  # numbers: 10th, 2B
    re.DOTALL,
)
EITHER_LANGUAGE = re.compile(r"„[^”]*”|“[^”]*”|\([^()]*\)|\*[^*\n]+\*")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
WITH_Z = re.compile(r"(?!prize|size|seize|capsize)[a-z]+iz(?:e|ed|es|er|ers|ing|ation|ations)")
ENDING = re.compile(r"[^aāeēiīoōuū]*[aāeēiīuū]{0,2}[smš]?$")


class Word(NamedTuple):
    """A word, the line it stands in (`path:line`) and whether it may be of either language."""

    text: str
    where: str
    either: bool


class Speller:
    """hunspell with a dictionary and the lists that belong to it."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self.lists = folder / language
        entries = [*listed(f"words.{language}.dic"), *listed("names.dic")]
        if language == "en":
            entries = [entry.split("/")[0] for entry in entries]
        self.lists.write_text("\n".join(entries), encoding="utf-8")

    def unknown(self, words: Iterable[str]) -> set[str]:
        """Those of the words that are in neither the dictionary nor the lists."""
        return set(self._hunspell("-l", words).split())

    def suggestions(self, word: str) -> str:
        """What might be meant: `rom, Rom`; empty if nothing comes near."""
        return self._hunspell("-a", [f"^{word}"]).partition(": ")[2].strip()

    def _hunspell(self, mode: str, lines: Iterable[str]) -> str:
        return subprocess.run(
            ["hunspell", mode, "-i", "utf-8", "-d", DICTIONARIES[self.language], "-p", str(self.lists)],  # noqa: S607
            input="\n".join(lines), env={**os.environ, "LC_ALL": "C.UTF-8"},
            capture_output=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip


def listed(name: str) -> list[str]:
    """The entries of a list, `word` or `word/model`."""
    return (HERE / name).read_text(encoding="utf-8").split()


def all_words(catalog: Catalog, root: Path, language: str) -> Iterator[Word]:
    """Every word of the language, in the order of the files."""
    for stored in catalog.records():
        for where, text in stored.contents.texts:
            line = stored.parsed.position((*where, language))[0]
            shared = set(WORD.findall(text.in_language(OTHER[language])))
            yield from words_of(text.in_language(language), stored.path, line, shared)
    for path in [*sorted((root / "docs" / language).rglob("*.md")), root / GUIDES[language]]:
        yield from words_of(prose(path.read_text(encoding="utf-8")), path.relative_to(root).as_posix())


def prose(page: str) -> str:
    """A Markdown page without code and the keys of its front matter; lines keep their place."""
    page = FRONT_MATTER.sub(lambda match: "\n" + re.sub(r"(?m)^(?:en_of:.*|\w+:)", "", match["fields"]), page)
    return FENCED.sub(lambda match: "\n" * match[0].count("\n"), page)


def words_of(text: str, path: str, line: int = 1, shared: Container[str] = ()) -> Iterator[Word]:
    """The words of a text that starts in that line; an English possessive loses its ’s."""
    text = NOT_PROSE.sub(lambda match: " " + "\n" * match[0].count("\n"), text)
    either = [match.span() for match in EITHER_LANGUAGE.finditer(text)]
    for match in WORD.finditer(text):
        word = match[0].replace("’", "'").removesuffix("'s")
        if len(word) > 1 and not word.isupper():
            inside = match[0] in shared or any(start < match.start() < end for start, end in either)
            yield Word(word, f"{path}:{line + text.count(chr(10), 0, match.start())}", inside)


@pytest.fixture(scope="module")
def words(catalog: Catalog, root: Path) -> dict[str, list[Word]]:
    """Language → all its words."""
    return {language: list(all_words(catalog, root, language)) for language in DICTIONARIES}


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_known(words: dict[str, list[Word]], tmp_path: Path, language: str) -> None:
    speller = Speller(language, tmp_path)
    unknown = speller.unknown({word.text for word in words[language]})
    either = {word.text for word in words[language] if word.either} & unknown
    foreign = either - Speller(OTHER[language], tmp_path).unknown(either)
    wrong = [word for word in words[language] if word.text in unknown and not (word.either and word.text in foreign)]
    meant = {text: speller.suggestions(text) for text in {word.text for word in wrong}}
    found = dict.fromkeys(f"{word.where}: {word.text} → {meant[word.text] or '?'}" for word in wrong)
    assert not found, "\n" + "\n".join([
        *found,
        "",
        "Vārda nav vārdnīcā. Izlabojiet to, bet, ja rakstība pareiza, ierakstiet to sarakstā"
        f" tests/content/words.{language}.dic, īpašvārdu – sarakstā tests/content/names.dic.",
        "The word is not in the dictionary. Correct it or, if it is right, add it to"
        f" tests/content/words.{language}.dic, a proper name to tests/content/names.dic.",
    ])  # fmt: skip


def test_no_latvian_word_has_lost_its_diacritics(words: dict[str, list[Word]]) -> None:
    """*skolotajiem* is a word too, but where the site has *skolotājiem* five times as often, it is a slip.

    Short words and endings, with the consonant before them, are left alone: *skola* and *skolā*, *viedokli* and
    *viedokļi* are all right.
    A word in `words.lv.dic` is allowed whatever its twin.
    """
    count = Counter(word.text.lower() for word in words["lv"])
    twins: dict[str, list[str]] = defaultdict(list)
    for text in count:
        if bare(text) != text:
            twins[bare(text)].append(text)
    allowed = {entry.split("/")[0] for entry in listed("words.lv.dic")}
    suspect = {
        text: twin
        for text in count.keys() - allowed
        for twin in twins.get(text, [])
        if len(text) >= 5 and count[twin] >= 5 * count[text] and ENDING.sub("", twin) != ENDING.sub("", text)
    }
    found = [
        f"{word.where}: {word.text} → {suspect[word.text.lower()]}"
        for word in words["lv"]
        if word.text.lower() in suspect
    ]
    assert not found, "\n" + "\n".join([
        *found,
        "",
        "Vai trūkst garumzīmju vai mīkstinājumu? Pareizu vārdu ierakstiet sarakstā tests/content/words.lv.dic.",
        "Are diacritics missing? Add a word that is right to tests/content/words.lv.dic.",
    ])  # fmt: skip


def bare(text: str) -> str:
    """The word without diacritics."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def test_english_is_spelt_with_ise(words: dict[str, list[Word]]) -> None:
    found = [f"{word.where}: {word.text}" for word in words["en"] if WITH_Z.fullmatch(word.text)]
    assert found == []


@pytest.mark.parametrize("name", ["words.lv.dic", "words.en.dic", "names.dic"])
def test_lists_are_in_order(name: str) -> None:
    entries = listed(name)
    assert entries == sorted(set(entries), key=lambda entry: (alphabetical(entry), entry))
