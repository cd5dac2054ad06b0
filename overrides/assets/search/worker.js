// The search worker: loads the index of its language when somebody searches, and answers with pages.
// {type: "index"}: it will be needed soon. {type: "results", data: {query, filters, offset, count, elsewhere}} → the same type
// with what was found, or “failed”. Filters are ids and years, as they stand in the address of the page of results.

importScripts("engine.js", "answers.js");

const TEASER = 180; // characters
const HALF = 0.52; // of a query: what meets no more is said to come nearest only
const PART = 6; // sections whose text is one file, as hooks/catalog/search/index.py writes them

const language = new URL(self.location).searchParams.get("lang");
const root = new URL("../../", self.location);
const other = { lv: "en", en: "lv" }[language];
const loaded = new Map(), texts = new Map();
let latest = 0;

self.onmessage = ({ data: { type, data } }) => {
  if (type === "index") return indexOf(language).catch(() => {}); // the question that follows says so
  const number = ++latest;
  const post = (type, answered) => { if (number === latest) postMessage({ type, data: { query: data.query, ...answered } }); };
  answer(data).then((found) => post("results", found), () => post("failed"));
};

async function answer({ query, filters, offset, count, elsewhere }) {
  const index = await indexOf(language);
  const at = places(index, filters);
  const found = index.search(query, at), narrowed = Object.keys(filters).length > 0;
  const results = await shown(index, found, found.pages.slice(offset, offset + count));
  const answer = offset || narrowed ? null : answered(index, found, results);
  return {
    offset, unknown: Object.keys(at).filter((name) => at[name] === -1), total: found.pages.length, results: results.map(({ cards, ...result }) => result),
    answer, nearest: !answer && results.length > 0 && found.share < HALF,
    elsewhere: elsewhere && found.pages.length < 3 ? await inOther(query) : [],
    suggestion: suggestion(index, query, found, results),
    old: words(query).some((word) => index.analyser.old.has(index.analyser.key(word))),
    facets: offset ? null : facets(index, (narrowed ? index.search(query) : found).pages),
  };
}

async function inOther(query) {
  const index = await indexOf(other);
  const found = index.search(query);
  return shown(index, found, found.pages.slice(0, 5));
}

// The ids that filters name → their places in the index, −1 for what is unknown and leaves nothing.
function places({ data }, { kind, theme, municipality, year }) {
  const place = (list, id) => id && list.findIndex(([known]) => known === id);
  return { kind: place(data.kinds, kind), theme: place(data.themes, theme), municipality: place(data.municipalities, municipality), year: year && (/^(19|20)\d\d$/.test(year) ? Number(year) : -1) };
}

// How many pages each value of each facet would leave.
function facets(index, pages) {
  const lists = { kind: index.data.kinds, theme: index.data.themes, municipality: index.data.municipalities };
  const counts = { kind: new Map(), theme: new Map(), municipality: new Map(), year: new Map() };
  for (const { page, sections } of pages) {
    const [kind, themes, municipalities, years] = merged(index, page, sections);
    for (const [name, values] of [["kind", kind], ["theme", themes], ["municipality", municipalities], ["year", years]]) {
      for (const value of values) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    }
  }
  return Object.fromEntries(Object.entries(counts).map(([name, values]) => [
    name, [...values].map(([value, count]) => ({ value: lists[name]?.[value][0] ?? value, label: lists[name]?.[value][1] ?? String(value), count })),
  ]));
}

function merged(index, page, sections) {
  const all = [index.data.pages[page].slice(2), ...sections.map((section) => index.facets(section))];
  return [0, 1, 2, 3].map((at) => new Set(all.flatMap((facet) => facet[at])));
}

function indexOf(code) {
  if (!loaded.has(code)) {
    loaded.set(code, fetch(new URL(`search/${code}.json`, root)).then((response) => {
      if (!response.ok) throw new Error(`search/${code}.json: ${response.status}`);
      return response.json();
    }).then((data) => new Index(data)).catch((error) => {
      loaded.delete(code); // the next query tries again
      throw error;
    }));
  }
  return loaded.get(code);
}

// The file that holds the text of a section: [address, title, sections].
function textOf(index, page, section) {
  const name = `search/${index.data.language}/${page}-${Math.floor((section - index.first[page]) / PART)}.json`;
  if (!texts.has(name)) {
    texts.set(name, fetch(new URL(name, root)).then((response) => {
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return response.json();
    }).catch((error) => {
      texts.delete(name);
      throw error;
    }));
  }
  return texts.get(name);
}

// What the reader sees of each page.
function shown(index, found, pages) {
  const wanted = new Set(found.keys);
  return Promise.all(pages.map(async ({ page, score, sections }) => {
    const files = await Promise.all(sections.map((section) => textOf(index, page, section)));
    const [[address, title]] = files;
    const parts = sections.map((section, place) => {
      const [anchor, heading, body, card] = files[place][2][(section - index.first[page]) % PART];
      return { address: url(index.data.language, address, anchor), heading, card, places: index.facets(section)[2], teaser: teaser(index, body, wanted) };
    });
    const kind = index.data.kinds[index.facets(sections[0])[0]][1];
    const carded = parts.filter(({ card }) => card).map(({ heading, ...part }) => ({ title: part.card.title ?? (part.address.includes("#") ? heading : title), ...part }));
    const whole = sections[0] - index.first[page] < PART && files[0][2][0][3]; // the card of the page, if it has come along
    if (whole && !sections.includes(index.first[page])) carded.push({ address: url(index.data.language, address, ""), title, places: index.facets(index.first[page])[2], card: whole });
    return { ...parts[0], title, score, kind, cards: carded, language: index.data.language, more: parts.slice(1) };
  }));
}

function url(code, address, anchor) {
  const path = address.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "/");
  return (code === "lv" ? "" : `${code}/`) + path + (anchor && `#${anchor}`);
}

// The stretch of a text that holds most of the words sought, as [text, marked] pieces.
function teaser(index, body, wanted) {
  const pieces = [...body.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    start: match.index, end: match.index + match[0].length, hit: wanted.has(index.analyser.key(fold(match[0]))),
  }));
  let from = 0, most = -1;
  for (let first = 0, last = 0, hits = 0; first < pieces.length; first++) {
    while (last < pieces.length && pieces[last].end - pieces[first].start <= TEASER) hits += pieces[last++].hit;
    if (hits > most) [most, from] = [hits, first];
    hits -= pieces[first].hit;
  }
  if (!pieces.length) return [];
  const start = pieces[from].start, stop = Math.min(body.length, start + TEASER + 20);
  const shownText = [];
  let at = start;
  for (const { start: begin, end, hit } of pieces) {
    if (begin < start || end > stop || !hit) continue;
    if (begin > at) shownText.push([body.slice(at, begin), false]);
    shownText.push([body.slice(begin, end), true]);
    at = end;
  }
  const rest = body.slice(at, stop);
  shownText.push([stop < body.length ? rest.replace(/\s+\S*$/, "") + " …" : rest, false]);
  if (start) shownText.unshift(["… ", false]);
  return shownText.filter(([text]) => text);
}

// The query with its unknown words as the best pages spell them; null if there is nothing to correct.
function suggestion(index, query, found, results) {
  if (!found.corrected.length || !results.length) return null;
  const spelt = new Map();
  const seen = [...results.map(({ title }) => title), ...results.map(({ teaser: pieces }) => pieces.map(([text]) => text).join(""))];
  for (const word of seen.join(" ").match(/[\p{L}\p{N}]+/gu) ?? []) {
    const key = index.analyser.key(fold(word));
    if (!spelt.has(key)) spelt.set(key, word.toLowerCase());
  }
  const right = new Map(found.corrected.map(({ word, key }) => [word, spelt.get(key)]));
  const better = query.replace(/[\p{L}\p{N}]+/gu, (word) => right.get(fold(word)) ?? word);
  return better === query ? null : better;
}
