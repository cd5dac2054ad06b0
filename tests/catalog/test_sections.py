from __future__ import annotations

from markupsafe import Markup

from catalog.pages import Page
from catalog.sections import Heading, Linking, dead_links, headings, linking


def page(body: Markup) -> Page:
    return Page("lv", "prakse/x.md", "X", "Apraksts", body, "data/x.yml", "overrides/lists/x.html", None)


def problems(*links: str, address: str = "prakse/x/", anchors: tuple[str, ...] = ()) -> list[str]:
    pages = {
        address: Linking("overrides/records/x.html", frozenset(anchors), links),
        "": Linking("docs/lv/index.md", frozenset({"augsa"}), ()),
        "prakse/": Linking("overrides/lists/y.html", frozenset(), ()),
    }
    return [problem.en for problem in dead_links(pages, ["dati/skaitli.csv"])]


def test_headings_lead_to_their_anchors_without_counts_and_tags() -> None:
    html = (
        '<h2>Bez</h2><h2 id="a">Viens <em>&amp;</em>\n divi <span class="soft num">12</span></h2><h3 id="b">Trīs</h3>'
    )
    assert headings(html) == [Heading("a", "Viens & divi")]


def test_a_page_is_read_once_for_anchors_and_inner_links() -> None:
    html = (
        '<p id="a"><a class="x" href="../y/#b">y</a><a href="../y/#b">y</a><a href="https://paraugs.example/">z</a></p>'
    )
    assert linking(page(html)) == Linking("overrides/lists/x.html", frozenset({"a"}), ("../y/#b",))


def test_links_are_compared_as_a_browser_reads_them() -> None:
    assert linking(page(Markup('<a href="../?q=a&amp;b">x</a>'))).links == ("../?q=a&b",)


def test_links_to_pages_anchors_and_files_are_alive() -> None:
    assert problems("../", "../../", "../../#augsa", "../../dati/skaitli.csv", "#x", "../?q=1", anchors=("x",)) == []


def test_a_dead_link_names_page_and_link_and_points_at_what_wrote_it() -> None:
    pages = {"prakse/x/": Linking("overrides/records/x.html", frozenset(), ("../y/",))}
    (problem,) = dead_links(pages, ())
    assert problem.path == "overrides/records/x.html"
    assert "/prakse/x/" in problem.en
    assert "“../y/”" in problem.en


def test_a_missing_anchor_is_a_dead_link() -> None:
    assert len(problems("#nav", "../../#nav")) == 2


def test_a_missing_download_is_a_dead_link() -> None:
    assert len(problems("../../dati/cits.csv")) == 1


def test_one_link_of_one_template_is_said_once() -> None:
    broken = Linking("overrides/lists/x.html", frozenset(), ("../nav/",))
    assert len(dead_links({"a/": broken, "b/": broken}, ())) == 1


def test_links_out_of_the_language_are_not_ours_to_check() -> None:
    assert problems("../../../en/", "../../../assets/site.css") == []


def test_the_contact_of_a_deployment_may_be_a_mail_address() -> None:
    assert problems("mailto:iestade@paraugs.example") == []
