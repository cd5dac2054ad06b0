// The answer before the results: the card of one of the first results, if it holds what was asked; otherwise nothing.
// Cards are made by hooks/catalog/search/cards.py. Here nothing is put together: a card is shown as it is, or not at all.

const NEAR = 4, AHEAD = 0.8; // how many results are looked at; a second card, where the first one fails, needs this share of its score
const TITLED = 0.6; // the share of the telling words that must stand in the title or a name
const NAMED = 0.6; // the share of the title's words that must stand in a query that asks for nothing: it names the thing
const CLEAR = 1.3, CLEARLY = 0.6; // so far ahead of the second, a first result needs this share of the telling words in its card and title
const SHOWN = 5; // lines
const NARROW = /(?<!\d)\d{1,3}(?!\d|\.? \p{Lu}|\. \p{Ll})/gu; // a number in a title that is no date: it names a part of what others count
const DIGIT = /(?<![\d.,])(?!(?:1[5-9]|20)\d\d(?!\d))\d/, YEAR = /(?:1[5-9]|20)\d\d/;

// What a question asks → whether a card says it: one of its lines does, or its text can be seen to.
const SAYS = {
  number: (card) => has(card, "number", "none", "count") || (DIGIT.test(card.text) && !has(card, "advice", "share")),
  share: (card) => has(card, "share", "none", "count"),
  long: (card) => DIGIT.test(card.text) || has(card, "number"),
  money: (card) => has(card, "money") || /eiro|euro/.test(card.text),
  when: (card) => has(card, "when") || YEAR.test(card.text),
  who: (card) => has(card, "who", "meaning", "claim", "count"),
  where: (card) => has(card, "where"),
  phone: (card) => card.lines.some(([ask, , value, address]) => address?.startsWith("tel:") || (ask === "reach" && /\d{8}/.test(value))),
  reach: (card) => has(card, "reach", "where"),
  act: (card) => has(card, "act"),
  sheet: (card) => has(card, "sheet"),
  why: (card) => has(card, "none", "claim", "count") || /(?<!\p{L})(jo|tāpēc|dēļ|because|therefore)(?!\p{L})/u.test(card.text),
};
const LINES = { number: ["number", "none"], share: ["share", "none"], long: ["number"], phone: ["reach"], why: ["none"] }; // asked for → lines that say it

function has(card, ...asks) {
  return card.lines.some(([ask]) => asks.includes(ask));
}

// The answer to a query among its results: {address, title, kind, text, lines, note, source, unclear} or null.
function answered(index, found, results) {
  const telling = found.units.filter(({ common, key }) => !common && !index.analyser.asking.has(key));
  if (!telling.length || found.units.every(({ key }) => index.analyser.silent.has(key))) return null;
  const carded = results.slice(0, NEAR).filter(({ card }) => card);
  for (const result of carded.slice(0, 2)) {
    if (result.score < AHEAD * carded[0].score) break;
    if (index.drafts.has(found.pages[results.indexOf(result)].page)) continue;
    const card = { lines: [], ...result.card };
    const clear = result === results[0] && result.score >= CLEAR * (results[1]?.score ?? 0);
    if (!answers(index, found, telling, result, card, clear)) continue;
    return { ...card, address: result.card_address, title: result.card_title, kind: result.kind, lines: chosen(index, card.lines, [...found.asks], rest(index, telling, result.card_title)) };
  }
  return null;
}

// Whether a card says what was asked, of the very thing, and of the place that was named.
function answers(index, { units, asks }, telling, { card_title: title, places }, card, clear) {
  const wanted = [...asks].filter((ask) => SAYS[ask]);
  if (!wanted.every((ask) => SAYS[ask](card)) && !(asks.has("meaning") && has(card, "meaning"))) return false;
  if (asks.has("help") && !asks.has("teach") && !has(card, "reach")) return false;
  const named = units.filter(({ key }) => index.places.has(key));
  if (card.place && !asks.has("where") && !named.some(({ key }) => card.place.includes(key))) return false;
  const titled = [...keysOf(index, title)];
  if ((title.match(NARROW) ?? []).some((number) => !units.some(({ key }) => key === number))) return false;
  if (titled.some((key) => index.places.has(key) && !named.some((unit) => unit.key === key)) && !asks.has("where")) return false;
  const called = new Set([...titled, ...keysOf(index, card.names ?? "")]);
  const whole = new Set([...called, ...keysOf(index, card.text, card.words ?? "", ...card.lines.flatMap(([, label, value]) => [label, value]))]);
  if (named.some((unit) => !called.has(unit.key) && !(places.length === 1 && places[0] === index.places.get(unit.key)))) return false;
  clear &&= named.length > 0 || places.length !== 1; // one place is not the country
  const most = clear ? CLEARLY : 1;
  if (telling.filter((unit) => stands(index, unit, whole)).length < most * telling.length) return false;
  const things = telling.filter(({ key }) => !/^\d{4}$/.test(key)); // a year need not stand in a title
  const inTitle = things.filter((unit) => stands(index, unit, called)).length / things.length;
  const typedFor = new Set([...called, ...keysOf(index, card.words ?? "")]);
  if (wanted.length) return things.filter((unit) => stands(index, unit, typedFor)).length >= TITLED * things.length;
  if (asks.has("meaning") && has(card, "meaning")) return inTitle === 1;
  if (clear) return inTitle >= CLEARLY;
  const own = titled.filter((key) => !index.analyser.everywhere.has(key) && !index.analyser.silent.has(key));
  return inTitle === 1 && own.filter((key) => units.some((unit) => stands(index, unit, new Set([key])))).length >= NAMED * own.length;
}

// The telling words that do not stand in the title: they choose among its lines.
function rest(index, telling, title) {
  const keys = keysOf(index, title);
  return telling.filter((unit) => !stands(index, unit, keys));
}

function keysOf(index, ...texts) {
  return new Set(words(texts.join(" ")).map((word) => index.analyser.key(word)));
}

// Whether a word, or what stands for it, is among the keys of a text.
function stands(index, { key, corrected, alternatives }, keys) {
  if (keys.has(key) || (corrected && keys.has(corrected.key))) return true;
  if (index.analyser.old.has(key)) return false; // an old word may be part of a name
  return alternatives.some(({ terms, weight, kind }) => kind === "synonym" && terms.every((term) => keys.has(index.terms[term])));
}

// The lines that say what was asked; of many numbers those whose labels have most of the question's words.
function chosen(index, lines, asks, telling) {
  const wanted = new Set(asks.flatMap((ask) => LINES[ask] ?? [ask]));
  const asked = lines.filter(([ask]) => wanted.has(ask) || ask === "claim" || ask === "count");
  if (!asked.length) return lines.filter(([ask]) => ask !== "seen" || has({ lines }, "reach", "where")).slice(0, SHOWN);
  const met = asked.map(([, label]) => {
    const keys = keysOf(index, label);
    return telling.filter((unit) => stands(index, unit, keys)).length;
  });
  const most = Math.max(...met);
  const best = asked.filter((_, at) => !["number", "share"].includes(asked[at][0]) || met[at] === most).slice(0, SHOWN);
  return best.some(([ask]) => ask === "reach" || ask === "where") ? [...best, ...lines.filter(([ask]) => ask === "seen")] : best;
}
