"""Pages of `docs/` as rendered: links that lead somewhere, and nothing that runs, whatever its spelling."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html as lxml_html

from catalog.addresses import url
from catalog.load import Catalog
from catalog.model import Source, Theme
from catalog.pages import Site
from catalog.permitted import permitted_by
from catalog.privacy import Search
from catalog.problem import Problem
from catalog.prose import Prose, Writer, check_prose, is_stale, read, translation, uris
from catalog.settings import Settings
from catalog.text import Translation, split_page

from .making import catalog_of, make

CATALOG = catalog_of(make(Source, "parskats"), make(Theme))
SEARCH = Search(permitted_by(CATALOG))
KNOWN = frozenset({"index.md", "prakse/index.md", "prakse/piemeri/x.md", "par/index.md", "dati/avoti/parskats.md"})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of prose alone."""
    shutil.copytree(Path(__file__).parent / "sample/docs", tmp_path / "docs")
    return tmp_path


def written(
    project: Path, body: str, uri: str = "lv/index.md", front: str = "title: Sākums\ndescription: Vietne."
) -> Path:
    path = project / "docs" / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")
    return path


def problems(project: Path, settings: Settings, body: str, uri: str = "lv/index.md") -> list[Problem]:
    """What is wrong with a page, warnings of its translation aside."""
    name = written(project, body, uri).relative_to(project).as_posix()
    return [item for item in check_prose(CATALOG, project, settings, KNOWN, SEARCH) if item.path == name]


@pytest.fixture
def writer(settings: Settings, project: Path) -> Writer:
    picture = project / "docs/assets/karte.png"
    picture.parent.mkdir()
    picture.write_bytes(b"\x89PNG")
    return Writer(settings, project / "docs")


def rendered(writer: Writer, markdown: str, uri: str = "lv/prakse/index.md") -> str:
    html, found = writer.html(Prose(uri, markdown, {}), CATALOG, KNOWN)
    assert found == []
    return html


@pytest.mark.parametrize(
    ("uri", "target"),
    [
        ("lv/index.md", "prakse/index.md"),
        ("lv/index.md", "prakse/piemeri/x.md#darbiba"),
        ("lv/prakse/index.md", "piemeri/x.md"),
        ("en/prakse/sare.md", "../par/index.md#kluda"),
        ("en/prakse/sare.md", "../index.md"),
    ],
)
def test_links_to_files_become_links_to_pages(writer: Writer, uri: str, target: str) -> None:
    html = lxml_html.fromstring(rendered(writer, f'Teksts [saite]({target} "paskaidre").', uri))
    (link,) = html.xpath("//a/@href")
    path, _, fragment = target.partition("#")
    here = uri.split("/", 1)[1]
    home = "https://paraugs.example/"
    page = urljoin(home + here, path).removeprefix(home)
    assert urljoin(home + url(here), link) == home + url(page) + (f"#{fragment}" if fragment else "")


@pytest.mark.parametrize(
    "target", ["#darbiba", "https://paraugs.example/x.md", "http://paraugs.example/", "../skaitli.csv"]
)
def test_other_links_stay_as_they_are(writer: Writer, target: str) -> None:
    assert f'href="{target}"' in rendered(writer, f"[saite]({target})")


def test_a_wrong_link_is_named_with_line_and_column(project: Path, settings: Settings) -> None:
    (problem,) = problems(project, settings, "# Virsraksts\n\nTeksts [saite](prakse/piemri/x.md).")
    assert (problem.line, problem.column) == (8, 16)
    assert "prakse/piemri/x.md" in problem.en


@pytest.mark.parametrize(("folder", "name"), [("practices", "piemri"), ("vocabularies", "topics")])
def test_a_page_that_lacks_because_its_record_is_broken_has_its_complaint_there(
    project: Path, settings: Settings, folder: str, name: str
) -> None:
    written(project, "Teksts [saite](prakse/piemri.md).")
    broken = Catalog(CATALOG.stored, {**CATALOG.broken, folder: {name}})
    found = check_prose(broken, project, settings, KNOWN, SEARCH)
    assert [item for item in found if item.path == "docs/lv/index.md"] == []


def test_a_wrong_link_in_html_is_seen_as_well(project: Path, settings: Settings) -> None:
    assert len(problems(project, settings, "<a href='prakse/piemri/x.md'>saite</a>")) == 1


def test_a_wrong_directive_is_named_with_the_line_of_the_file(project: Path, settings: Settings) -> None:
    (problem,) = problems(project, settings, "# Virsraksts\n\nTeksts [[cite: nav]].")
    assert (problem.line, problem.column) == (8, 8)


def test_what_comes_from_data_is_not_read_as_markdown(writer: Writer) -> None:
    html = rendered(writer, "Avots: [[cite: parskats | *1* <b>pielikums</b>]].")
    assert "*1* &lt;b&gt;pielikums&lt;/b&gt;</a>" in html


def test_lists_tables_of_contents_and_attributes_work_as_configured(writer: Writer) -> None:
    html = rendered(writer, '## Daļa {: #dala }\n\nTeksts.\n{: .lead }\n\n<div class="x" markdown>\n\n*y*\n\n</div>')
    assert '<h2 id="dala">Daļa</h2>' in html
    assert '<p class="lead">Teksts.</p>' in html
    assert "<em>y</em>" in html


def test_one_page_leaves_nothing_to_the_next(writer: Writer) -> None:
    first = rendered(writer, "## Daļa\n\n[x]: https://paraugs.example/")
    assert rendered(writer, "## Daļa\n\n[x]: https://paraugs.example/") == first
    assert "<a" not in rendered(writer, "[x]")


@pytest.mark.parametrize("uri", ["lv/index.md", "lv/prakse/index.md", "en/prakse/index.md", "en/prakse/sare.md"])
def test_a_picture_is_found_from_the_page_that_shows_it(writer: Writer, uri: str) -> None:
    """As everywhere in Markdown, the file is named from where the page's own file stands."""
    up = "../" * uri.count("/")
    html = lxml_html.fromstring(rendered(writer, f"![Karte]({up}assets/karte.png)", uri))
    language, here = uri.split("/", 1)
    root = "https://paraugs.example/vietne/"
    home = root + ("" if language == "lv" else f"{language}/")
    (source,) = html.xpath("//img/@src")
    assert urljoin(home + url(here), source) == f"{root}assets/karte.png"


def test_a_picture_that_is_not_there_is_refused(project: Path, settings: Settings) -> None:
    (problem,) = problems(project, settings, "![Karte](../assets/nav.png)")
    assert (problem.line, problem.column) == (6, 10)
    assert "assets/nav.png" in problem.en


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT\n>alert(1)</SCRIPT>",
    "Teksts <scr<script>ipt>alert(1)</script>",
    "<p>a<script src=//paraugs.example/x.js></script></p>",
    "<style>body{display:none}</style>",
    "<p style='position:fixed'>Teksts</p>",
    'Teksts.\n{: onclick="alert(1)" }',
    "*x*{: ONMOUSEOVER=alert(1) }",
    "[x](https://paraugs.example/){: onfocus=alert(1) autofocus=1 }",
    "<div onclick='alert(1)'>Teksts</div>",
    "<div/onclick=alert(1)>Teksts</div>",
    "<details ontoggle=alert(1) open><summary>x</summary></details>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:alert(1))",
    "[x](//paraugs.example/)",
    "[x](\\\\paraugs.example/)",
    "[x](/\\paraugs.example/)",
    "![x](https://paraugs.example/x.png)",
    "![x](//paraugs.example/x.png)",
    "![x](/\\paraugs.example/x.png)",
    "![x](data:image/svg+xml,x)",
    "<img src=x onerror=alert(1)>",
    "<img srcset='https://paraugs.example/x.png 2x'>",
    "<iframe src='https://paraugs.example/'></iframe>",
    "<object data='x'></object>",
    "<embed src='x'>",
    "<form action='https://paraugs.example/'><input name=x></form>",
    "<svg onload=alert(1)></svg>",
    "<math><mtext></mtext></math>",
    "<base href='https://paraugs.example/'>",
    "<meta http-equiv=refresh content='0;url=https://paraugs.example/'>",
    "<link rel=stylesheet href='https://paraugs.example/x.css'>",
    "<video src='x'></video>",
    "<button>x</button>",
    "<a href='https://paraugs.example/' ping='https://paraugs.example/'>x</a>",
    "<a href='https://paraugs.example/' target=_blank>x</a>",
    "<custom-element>x</custom-element>",
    "Teksts <!-- piezīme --> teksts",
    "<!--\npiezīme\n-->",
    "<?php x ?>",
    "[[cite: parskats | x]] <script>alert(1)</script>",
    "```{ .x onclick=alert(1) }\ny\n```",
]


@pytest.mark.parametrize("body", HOSTILE)
def test_what_could_run_or_reach_out_is_refused(project: Path, settings: Settings, body: str) -> None:
    assert problems(project, settings, body), body


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("Teksts\n\n<script>alert(1)</script>", 8, 1),
        ("Teksts <!-- piezīme -->", 6, 8),
        ("Teksts <div onclick='x'>y</div>", 6, 13),
        ("[x](javascript:alert(1))", 6, 5),
        ("Teksts ![x](https://paraugs.example/x.png)", 6, 13),
    ],
)
def test_what_is_refused_is_named_where_it_stands(
    project: Path, settings: Settings, body: str, line: int, column: int
) -> None:
    (problem,) = problems(project, settings, body)
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    "body",
    [
        "Vārdi onclick un javascript: ir tikai vārdi; `<script>` un &lt;script&gt; arī.",
        "[saite](https://paraugs.example/?a=b&c=d) un <https://paraugs.example/>",
        "<details class='x' markdown><summary>Vairāk</summary>\n\n*teksts*\n\n</details>",
        "Teksts.\n{: .lead #sakums lang=en }",
        "| a | b |\n|---|---|\n| c | d |",
        "```\n<script>alert(1)</script>\n```",
        '1. viens\n2. divi\n\n> citāts\n\n<abbr title="x">y</abbr> <q lang="en">z</q>',
        "[[count: themes]] un [[cite: parskats | 1. pielikums]]",
    ],
)
def test_what_prose_may_hold(project: Path, settings: Settings, body: str) -> None:
    assert problems(project, settings, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Notika 2021. gadā un 3. maijā, 2–4 May, 2. pielikumā, Annex 2, 46. punktā.",
        "Regula (ES) 2021/1057, WCAG 2.2, C 93/01 un B1 līmenis.",
        "1. pirmais\n2. otrais",
        "[saite 1](https://paraugs.example/37) un `37`",
    ],
)  # fmt: skip
def test_what_states_no_quantity_may_stand(project: Path, settings: Settings, body: str) -> None:
    found = [problem.en for problem in problems(project, settings, body)]
    assert [line for line in found if "number" in line and "“1”" not in line] == []


@pytest.mark.parametrize(
    ("body", "column"), [("Piedalījās 37 skolēni.", 12), ("Pavisam 60 774 cilvēki.", 9), ("94,26 %", 1)]
)
def test_a_quantity_comes_from_data(project: Path, settings: Settings, body: str, column: int) -> None:
    (problem,) = problems(project, settings, body)
    assert (problem.line, problem.column) == (6, column)


@pytest.mark.parametrize("body", ["2022. gadā viss sākās.", "Pirms tā:\n\n  2022. gadā", "- a\n\n1935. gadā b"])
def test_a_line_does_not_become_a_list_by_its_year(project: Path, settings: Settings, body: str) -> None:
    (problem,) = problems(project, settings, body)
    assert "list" in problem.en
    assert not problems(project, settings, body.replace(". g", "\\. g"))


@pytest.mark.parametrize("field", ["scripts: [https://paraugs.example/x.js]", "template: x.html", "hide: [toc]"])
def test_front_matter_holds_title_description_and_mark_alone(project: Path, settings: Settings, field: str) -> None:
    written(project, "Teksts", front=f"title: Sākums\ndescription: Vietne.\n{field}")
    found = [item for item in check_prose(CATALOG, project, settings, KNOWN, SEARCH) if item.path == "docs/lv/index.md"]
    assert [(item.line, item.column) for item in found if item.path == "docs/lv/index.md"] == [(4, 1)]


@pytest.mark.parametrize(
    "name",
    [
        "lv/a.html",
        "lv/a.markdown",
        "a.md",
        "ru/a.md",
        "assets/a.svg",
        "assets/a.js",
        "assets/a.pdf",
        "assets/a.txt",
        "CNAME",
    ],
)
def test_files_that_would_be_published_unchecked_are_refused(project: Path, settings: Settings, name: str) -> None:
    path = project / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    found = list(check_prose(CATALOG, project, settings, KNOWN, SEARCH))
    assert [(problem.path, problem.line) for problem in found] == [(f"docs/{name}", 1)]


@pytest.mark.parametrize("name", ["assets/a.png", "assets/b/c.jpg", ".DS_Store", "lv/.a.md.swp", "lv/a.md~"])
def test_pictures_and_what_editors_leave_may_stand(project: Path, settings: Settings, name: str) -> None:
    path = project / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    assert list(check_prose(CATALOG, project, settings, KNOWN, SEARCH)) == []


def test_the_real_pages_are_clean(site: Site) -> None:
    found = check_prose(site.catalog, site.root, site.settings, site.uris, Search(permitted_by(site.catalog)))
    assert [str(problem) for problem in found if not problem.warning] == []


def test_pages_of_both_languages_in_order(project: Path) -> None:
    written(project, "x", "lv/par/index.md")
    written(project, "x", "lv/.slepta/x.md")
    assert uris(project / "docs") == ["en/index.md", "lv/index.md", "lv/par/index.md"]


@pytest.mark.parametrize(
    ("page", "front"),
    [
        ("---\na: 1\n---\nTeksts\n---\n", "---\na: 1\n---\n"),
        ("Teksts\n---\na\n---\n", ""),
        ("", ""),
        ("---\na: 1\n", ""),
    ],
)
def test_front_matter_and_text(page: str, front: str) -> None:
    assert split_page(page) == (front, page.removeprefix(front))


def test_a_page_is_read_with_its_front_matter(project: Path) -> None:
    page = read(project / "docs", "lv/index.md")
    assert (page.name, page.front["title"], page.body.strip()) == (
        "docs/lv/index.md", "Sākums", "# Sākums\n\nVietnes teksts.",
    )  # fmt: skip


def test_front_matter_that_is_no_list_of_fields_is_none(project: Path) -> None:
    written(project, "Teksts", front="- a\n- b")
    assert read(project / "docs", "lv/index.md").front == {}


def test_a_translation_older_than_its_page_is_stale(project: Path) -> None:
    docs = project / "docs"
    assert not is_stale(docs, read(docs, "en/index.md"))
    written(project, "Jauns teksts.")
    assert is_stale(docs, read(docs, "en/index.md"))
    assert not is_stale(docs, read(docs, "lv/index.md")), "Latvian is what the others are translated from"


def test_title_and_description_are_not_part_of_the_fingerprint() -> None:
    english = Prose("en/index.md", "Text\n", {"en_of": "81c08f29"})
    assert translation("---\ntitle: A\n---\n\n# Sākums\n\nVietnes teksts.\n", english) is Translation.CURRENT
    assert translation("---\ntitle: B\n---\n\n# Sākums\n\nVietnes teksts.\n", english) is Translation.CURRENT
    assert translation("Vietnes teksts.\n", english) is Translation.STALE
    assert translation("Vietnes teksts.\n", Prose("en/index.md", "Text\n", {})) is Translation.UNMARKED
