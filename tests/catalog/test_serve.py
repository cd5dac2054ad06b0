"""The site under an editor's hands, asked without a socket: what is saved shows on the next answer."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as lxml_html

from catalog.load import read_file
from catalog.serve import RELOAD, BusyPortError, Preview, serve
from tests.restored import Restored

THEME = "data/themes/izglitiba.yml"
WORDS = "data/vocabularies/measure-states.yml"


@pytest.fixture(autouse=True, scope="module")
def _house_is_whole() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("catalog.check.check_house", lambda _: ())
        yield


@pytest.fixture(scope="module")
def running(restored_whole: Restored) -> Preview:
    """One preview for the whole day, as an editor has it: each test changes files, and they are put back behind it."""
    return Preview(restored_whole.copy)


@pytest.fixture
def preview(running: Preview, whole: Path) -> Preview:
    assert running.root == whole
    running.refresh()
    assert running.problems == []
    return running


def change(preview: Preview, name: str, old: str, new: str) -> None:
    path = preview.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def asked(preview: Preview, path: str) -> tuple[int, str, str]:
    """The answer to a request after a look for changes, as the server gives it."""
    preview.refresh()
    status, kind, content = preview.answer(path)
    preview.finish()
    return status, kind, content.decode()


def shown(preview: Preview, path: str) -> str:
    status, kind, html = asked(preview, path)
    assert (status, kind) == (200, "text/html; charset=utf-8")
    return html


def notice(html: str) -> list[str]:
    """The problems that stand on top of a page."""
    return [item.text_content() for item in lxml_html.document_fromstring(html).xpath("//*[@role='alert']//li")]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "Paraugu vietne"),
        ("index.html", "Paraugu vietne"),
        ("temati/", "Temati – Paraugu vietne"),
        ("temati/izglitiba/", "Izglītība – Paraugu vietne"),
        ("temati/izglitiba/index.html", "Izglītība – Paraugu vietne"),
        ("en/", "A sample site"),
        ("en/temati/izglitiba/", "Education – A sample site"),
    ],
)
def test_pages_answer_at_their_addresses(preview: Preview, path: str, title: str) -> None:
    assert lxml_html.document_fromstring(shown(preview, path)).findtext(".//title") == title


def test_a_changed_record_shows_on_the_next_answer(preview: Preview) -> None:
    assert "Jaunais vārds" not in shown(preview, "temati/izglitiba/")
    change(preview, THEME, "lv: Izglītība", "lv: Jaunais vārds")
    assert "Jaunais vārds" in shown(preview, "temati/izglitiba/")
    assert "Jaunais vārds" in shown(preview, "temati/"), "and wherever else it stands"


def test_a_changed_page_of_prose_shows_on_the_next_answer(preview: Preview) -> None:
    change(preview, "docs/lv/index.md", "Vietnes teksts.", "Pārrakstīts teksts.")
    assert "Pārrakstīts teksts." in shown(preview, "")


def test_a_changed_term_shows_on_the_next_answer(preview: Preview) -> None:
    change(
        preview,
        "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml",
        "state: carried-out",
        "state: in-progress",
    )
    before = shown(preview, "pasvaldibas/paraugu-novads/")
    label = re.search(r"id: in-progress\n\s+label:\n\s+lv: (.+)", (preview.root / WORDS).read_text(encoding="utf-8"))
    assert label
    assert label[1] in before
    change(preview, WORDS, f"lv: {label[1]}", "lv: vēl top")
    after = shown(preview, "pasvaldibas/paraugu-novads/")
    assert "vēl top" in after
    assert label[1] not in after


def test_a_changed_template_shows_on_the_next_answer(preview: Preview) -> None:
    shown(preview, "")
    path = preview.root / "overrides/partials/footer.html"
    path.write_text(path.read_text(encoding="utf-8") + "<p>jauna veidne</p>", encoding="utf-8")
    assert "<p>jauna veidne</p>" in shown(preview, "")


def test_changed_settings_show_on_the_next_answer(preview: Preview) -> None:
    change(preview, "mkdocs.yml", "site_name: Paraugu vietne", "site_name: Cita vietne")
    assert "<title>Cita vietne</title>" in shown(preview, "")


def test_new_and_deleted_records_come_and_go(preview: Preview) -> None:
    path = preview.root / "data/themes/veseliba.yml"
    text = (preview.root / THEME).read_text(encoding="utf-8")
    path.write_text(text.replace("id: izglitiba", "id: veseliba"), encoding="utf-8")
    shown(preview, "temati/veseliba/")
    path.unlink()
    assert asked(preview, "temati/veseliba/")[0] == 404


def test_a_link_that_leads_nowhere_is_said_until_it_is_gone(preview: Preview) -> None:
    link = preview.root / "data/themes/cits.yml"
    link.symlink_to("nekur")
    preview.refresh()
    assert [problem.path for problem in preview.problems] == ["data/themes/cits.yml"]
    link.unlink()
    preview.refresh()
    assert preview.problems == []


def test_an_empty_folder_called_like_a_record_is_said_until_it_is_gone(preview: Preview) -> None:
    folder = preview.root / "data/themes/cits.yml"
    folder.mkdir()
    preview.refresh()
    assert [problem.path for problem in preview.problems] == ["data/themes/cits.yml"]
    folder.rmdir()
    preview.refresh()
    assert preview.problems == []


def test_folders_are_listed_again_only_where_something_came_or_went(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.serve.data_files", lambda _: pytest.fail("all files are where they were"))
    change(preview, THEME, "lv: Izglītība", "lv: Jaunais vārds")
    assert "Jaunais vārds" in shown(preview, "temati/izglitiba/")


def test_the_first_change_waits_for_no_words_of_what_has_not_changed(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(preview, "")
    monkeypatch.setattr("catalog.privacy._keys", lambda about: pytest.fail(f"asked of {about}"))
    change(preview, THEME, "lv: Izglītība", "lv: Jaunais nekurnebijis")
    preview.refresh()
    assert "Jaunais nekurnebijis" in preview.answer("temati/izglitiba/")[2].decode()


def test_without_a_change_nothing_is_read_again(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    version = preview.version
    monkeypatch.setattr("catalog.serve.check", lambda *_: pytest.fail("there was nothing to check"))
    preview.refresh()
    assert preview.version == version


def test_only_changed_files_are_read_again(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(path: Path, root: Path) -> object:
        read.append(path.relative_to(root).as_posix())
        return read_file(path, root)

    monkeypatch.setattr("catalog.serve.read_file", noted)
    change(preview, THEME, "lv: Izglītība", "lv: Skola")
    preview.refresh()
    assert read == [THEME]


@pytest.mark.parametrize("name", ["data/themes/.izglitiba.yml.swp", "docs/lv/.#index.md"])
def test_what_an_editor_leaves_is_no_change(preview: Preview, name: str) -> None:
    version = preview.version
    (preview.root / name).write_text("x", encoding="utf-8")
    preview.refresh()
    assert preview.version == version


BROKEN = [(THEME, "order: 1", "order: viens"), ("docs/lv/index.md", "Vietnes teksts.", "[x](nav.md)")]


@pytest.mark.parametrize(("name", "old", "new"), BROKEN, ids=["record", "prose"])
def test_while_something_is_broken_the_last_good_page_says_so(preview: Preview, name: str, old: str, new: str) -> None:
    paths = ("", "temati/izglitiba/", "en/temati/izglitiba/")
    good = [shown(preview, path) for path in paths]
    change(preview, name, old, new)
    for path, before in zip(paths, good, strict=True):
        html = shown(preview, path)
        (line,) = notice(html)
        assert line.startswith(f"{name}:")
        assert " / " in line
        assert _without_notice(html) == _without_notice(before)
    change(preview, name, new, old)
    assert [notice(shown(preview, path)) for path in paths] == [[], [], []]


def test_a_mistake_reaches_no_page_of_the_state_before_it(preview: Preview) -> None:
    """Not even in the language that nobody has asked for since."""
    change(preview, THEME, "en: Education", "en: Schooling")
    shown(preview, "temati/")
    change(preview, THEME, "order: 1", "order: viens")
    assert "Schooling" in shown(preview, "en/temati/")


def _without_notice(html: str) -> str:
    """A page without what a preview adds to it."""
    return re.sub(r'<div class="notice problems".*?</div>|data-since="\d+"', "", html, flags=re.DOTALL)


def test_words_of_a_problem_are_text(preview: Preview) -> None:
    change(preview, THEME, "order: 1", "'<script>alert(1)</script>': 1\norder: 1")
    html = shown(preview, "")
    assert "<script>alert" not in html
    assert "<script>alert(1)</script>" in notice(html)[0]


def test_warnings_do_not_stand_in_the_way(preview: Preview) -> None:
    change(preview, THEME, "lv: Izglītība", "lv: Skola")
    html = shown(preview, "temati/izglitiba/")
    assert preview.problems
    assert notice(html) == []


def test_a_project_that_was_never_sound_says_what_is_wrong_and_goes_on(whole: Path) -> None:
    path = whole / THEME
    sound = path.read_text(encoding="utf-8")
    path.write_text("id: <b>", encoding="utf-8")
    preview = Preview(whole)
    status, _, html = asked(preview, "temati/")
    assert status == 500
    assert notice(html), "what is wrong stands on the page"
    assert RELOAD in "".join(lxml_html.document_fromstring(html).xpath("//script/@src")), (
        "it shows the page once mended"
    )
    path.write_text(sound, encoding="utf-8")
    assert notice(shown(preview, "temati/")) == []


@pytest.mark.parametrize(
    "template",
    [
        "{{ nav_tada }}",
        "{% if %}",
        "{{ 1 // 0 }}",
        '{{ rec("themes", "nav") }}',
        '{{ t("nav-tada") }}',
        '{% include "nav" %}',
    ],
)
def test_a_broken_template_is_named_on_the_page_it_breaks(preview: Preview, template: str) -> None:
    path = preview.root / "overrides/pages/home.html"
    whole = path.read_text(encoding="utf-8")
    path.write_text(template, encoding="utf-8")
    status, _, html = asked(preview, "")
    assert status == 500
    assert lxml_html.document_fromstring(html).text_content().strip()
    assert asked(preview, "temati/")[0] == 200, "other pages go on"
    path.write_text(whole, encoding="utf-8")
    shown(preview, "")


def test_settings_that_cannot_be_read_do_not_stop_the_preview(preview: Preview) -> None:
    shown(preview, "")
    change(preview, "mkdocs.yml", "site_name:", "site_name: [")
    assert notice(shown(preview, "")), "the last good page, with what is wrong"
    change(preview, "mkdocs.yml", "site_name: [", "site_name:")
    assert notice(shown(preview, "")) == []


@pytest.mark.parametrize("content", [b"---\ntitle: a: b\n---\n", "---\ntitle: ā\n---\n".encode("cp1257")])
def test_a_language_nobody_has_looked_at_yet_shows_its_last_good_page_too(whole: Path, content: bytes) -> None:
    preview = Preview(whole)
    shown(preview, "")
    (preview.root / "docs/en/index.md").write_bytes(content)
    assert notice(shown(preview, "en/"))


def test_a_path_that_is_no_page_is_the_page_for_missing_ones(preview: Preview) -> None:
    status, kind, html = asked(preview, "nav/tada/")
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert "Lapa nav atrasta" in html
    assert 'href="/vietne/' in html


def test_a_missing_page_does_not_have_all_others_made(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each mistyped address would wait for every page and download, and fail with the worst of them."""
    monkeypatch.setattr("catalog.pages.Edition.pages", lambda _: pytest.fail("nobody has asked for these"))
    assert asked(preview, "nav/tada/")[0] == 404


def test_assets_of_the_look_and_of_the_pages(preview: Preview) -> None:
    (preview.root / "docs/assets").mkdir()
    (preview.root / "docs/assets/karte.png").write_bytes(b"\x89PNG")
    assert preview.answer("assets/site.css")[:2] == (200, "text/css")
    assert preview.answer("assets/karte.png") == (200, "image/png", b"\x89PNG")


@pytest.mark.parametrize(
    "path",
    [
        "assets/../../mkdocs.yml", "assets/../main.html", "../mkdocs.yml", "assets/../../../../../../etc/passwd",
        "/etc/passwd", "assets//../../mkdocs.yml", "assets/..", "data/themes/izglitiba.yml", "mkdocs.yml", "main.html",
        "assets", "assets/", "docs/assets/../lv/index.md", "assets/\x00", "en/../mkdocs.yml",
    ],
)  # fmt: skip
def test_nothing_but_assets_and_pages_can_be_had(preview: Preview, path: str) -> None:
    status, _, html = asked(preview, path)
    assert status == 404
    assert "Lapa nav atrasta" in html


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("dati/skaitli/skaitli.csv", "text/csv"),
        ("prakse/notikumi/visi.csv", "text/csv"),
        ("en/dati/skaitli/skaitli.csv", "text/csv"),
        ("vesture/kalendars/romi-latvija.ics", "text/calendar"),
        ("search/lv.json", "application/json"),
        ("search/en.json", "application/json"),
    ],
)
def test_downloads_and_the_search_index_answer_too(preview: Preview, path: str, kind: str) -> None:
    status, found, content = asked(preview, path)
    assert (status, found) == (200, kind)
    assert content


def test_a_change_shows_in_what_was_made_for_the_search(preview: Preview) -> None:
    before = asked(preview, "search/lv.json")[2]
    change(preview, THEME, "lv: Izglītība", "lv: Jaunais vārds")
    assert asked(preview, "search/lv.json")[2] != before


def test_each_page_asks_for_news_and_the_version_tells_them(preview: Preview) -> None:
    before = lxml_html.document_fromstring(shown(preview, "")).xpath("//script[@data-since]")[0]
    assert before.get("src") == f"/vietne/{RELOAD}"
    assert before.get("data-since") == str(preview.version)
    change(preview, THEME, "lv: Izglītība", "lv: Skola")
    after = lxml_html.document_fromstring(shown(preview, "")).xpath("//script[@data-since]")[0]
    assert after.get("data-since") != before.get("data-since")
    assert preview.answer(RELOAD)[1] == "text/javascript"


def test_the_policy_of_the_page_lets_the_news_in(preview: Preview) -> None:
    """The script of the preview is a file of the site, since no inline text may run."""
    document = lxml_html.document_fromstring(shown(preview, ""))
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "script-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert not document.xpath("//script[@data-since and not(@src)]")


def test_a_busy_port_is_said_in_words(whole: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(BusyPortError, match=rf"ports {port} ir aizņemts .* / port {port} is taken"):
            serve(whole, port)


def test_the_editing_app_and_the_feeds_answer_too(preview: Preview) -> None:
    for path, said in {
        "redaktors/": "cms-config-url", "en/redaktors/": "cms-config-url", "redaktors/config.json": '"collections":',
        "redaktors/app.js": "registerFieldType", "par/jaunumi.atom": "<feed", "en/dati/parbaudes.atom": "<feed",
    }.items():  # fmt: skip
        status, _, text = asked(preview, path)
        assert (status, said in text) == (200, True), path
    assert RELOAD not in asked(preview, "redaktors/")[2], "its policy lets our script not in"
