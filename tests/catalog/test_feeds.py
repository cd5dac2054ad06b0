"""Feeds: read by a parser of their own format's rules, in both languages, the newest first."""

from __future__ import annotations

from lxml import etree

from catalog.feeds import ATOM, NEWS, UPKEEP, feed_files
from catalog.model import Change
from catalog.pages import Edition


def test_each_feed_has_what_atom_asks_for(editions: dict[str, Edition]) -> None:
    for language, edition in editions.items():
        files = dict(feed_files(edition))
        assert set(files) == {NEWS, UPKEEP}
        for content in files.values():
            feed = etree.fromstring(content)
            assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
            for part in (feed, *feed.iterfind(f"{{{ATOM}}}entry")):
                found = {etree.QName(item).localname for item in part}
                assert {"id", "title", "updated"} <= found
            ids = [item.text for item in feed.iterfind(f"{{{ATOM}}}entry/{{{ATOM}}}id")]
            assert len(ids) == len(set(ids))


def test_news_stand_in_the_feed_with_what_and_why(editions: dict[str, Edition]) -> None:
    feed = etree.fromstring(dict(feed_files(editions["lv"]))[NEWS])
    days = [item.text for item in feed.iterfind(f"{{{ATOM}}}entry/{{{ATOM}}}updated")]
    assert days == sorted(days, reverse=True)
    change = editions["lv"].site.catalog.all(Change)[0]
    assert f"{change.summary.lv} {change.why.lv}" in [item.text for item in feed.iter(f"{{{ATOM}}}summary")]
