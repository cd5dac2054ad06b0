// The answer before the results: the card of one of the first results, if it holds what was asked; otherwise nothing.
// Cards are made by hooks/catalog/search/cards.py and shown as they are.

const NEAR = 3, AHEAD = 0.8; // results looked at for a fact, the share of the best score they need
const CLEAR = 1.15; // how far ahead the first result must be where nothing is asked but words are given
const RIVALS = 3; // results none of whose titles may say more of the question
const ENOUGH = 1.8, BARE = 2.3, UNSAID = 0.5, PROSE = 0.6; // the trust a card needs; the same where no fact is asked for; what it costs that no line says the fact, that it is a part of a page which says more
const WHOLE = 0.6, NAMED = 0.9; // the share of the question a card needs; of a title that was named
const OWN_TITLE = 0.6; // what it counts that a title says nothing else
const SHOWN = 5; // lines
const NUMBER = /^\d+$/;
const NARROW = /(?<!\d)\d{1,3}(?!\d|\.? \p{Lu}|\. \p{Ll})|(?<!\p{L})[IVX]+(?!\p{L})/gu; // a number in a title that is no date: one of a series, or a part
const CURRENCY = /\d\s?(?:eiro|euros?|EUR|€|lat(?:i|u|s|iem|us)(?!\p{L}))|[€£]\s?\d/u;
const DIGIT = /(?<![\d.,])(?!(?:1[5-9]|20)\d\d(?!\d)|\d{1,2}(?:\. (?:janv|febr|mart|apr|maij|jūn|jūl|aug|sept|okt|nov|dec)| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))\d/u, SOME_YEAR = /(?:1[5-9]|20)\d\d|\d\. gadsimt|\dth (?:or \d\dth )?centur/;

// What a question asks → whether a card says it: one of its lines does, or its text can be seen to.
const SAYS = {
  number: (card) => has(card, "number", "none", "count") || called(card) || (DIGIT.test(card.text) && !has(card, "advice", "share")),
  share: (card) => has(card, "share", "none", "count"),
  long: (card) => DIGIT.test(card.text) || has(card, "number", "long"),
  money: (card) => CURRENCY.test(card.text) || card.lines.some(([ask, , value]) => ["money", "number"].includes(ask) && CURRENCY.test(value)),
  funder: (card) => has(card, "funder", "money"),
  when: (card) => has(card, "when") || SOME_YEAR.test(card.text),
  due: (card) => has(card, "when") && !has(card, "act"), // the day of an act is no day by which something is due
  done: (card) => has(card, "state"),
  who: (card) => has(card, "who", "meaning", "claim", "count", "turn"),
  where: (card) => has(card, "where", "turn"),
  phone: (card) => called(card) || card.lines.some(([ask, , value]) => ask === "reach" && /\d{8}/.test(value)),
  reach: (card) => has(card, "reach", "where", "turn"),
  act: (card) => has(card, "act"),
  sheet: (card) => has(card, "sheet"),
  why: (card) => has(card, "none", "claim") || /(?<!\p{L})(jo|tāpēc|dēļ|because|therefore)(?!\p{L})/u.test(card.text),
};
const LINES = { // asked for → lines that say it
  number: ["number", "none"], money: ["money", "number", "funder"], funder: ["funder", "money"], due: ["when"], done: ["state"], share: ["share", "none"], long: ["long", "number"], phone: ["turn", "reach"], why: ["none"],
  who: ["who", "turn", "reach"], where: ["where", "turn", "reach"], reach: ["turn", "reach", "where"],
};

function has({ lines, says = [] }, ...asks) {
  return asks.some((ask) => says.includes(ask) || lines.some(([said]) => said === ask));
}

function called({ lines }) {
  return lines.some(([, , , address]) => address?.startsWith("tel:"));
}

function answered(index, found, results) {
  if (found.pages[0]?.called && found.asks.has("number")) { // “how many are there” is what the page is called
    const counted = results[0].cards.find(({ address, card }) => !address.includes("#") && card.lines?.some(([ask]) => ask === "number"));
    if (counted) return { ...counted.card, title: counted.title, address: counted.address, lines: chosen(index, counted.card.lines, ["number"], []) };
  }
  const telling = found.units.filter(({ common, key }) => !common && !index.analyser.asking.has(key));
  if (!telling.length || found.units.every(({ key }) => index.analyser.silent.has(key))) return null;
  const fact = [...found.asks].some((ask) => SAYS[ask]);
  const bare = !fact && !found.asks.has("help") && !found.asks.has("meaning");
  if (bare && results[1] && results[0].score < CLEAR * results[1].score) return null;
  const enough = bare ? BARE : ENOUGH;
  let best = null;
  for (const [at, result] of results.slice(0, fact ? NEAR : 1).entries()) {
    if (result.score < AHEAD * results[0].score || index.drafts.has(found.pages[at].page)) continue;
    if (bare && found.kinds.size && !found.kinds.has(index.kindOf(found.pages[at].sections[0]))) continue; // recommendations are no report on them
    const others = results.filter((other) => other !== result);
    for (const { address, title, places, card: { lines = [], ...told } } of result.cards) { // the best part of a page first
      const card = { ...told, lines, title };
      if (!answers(index, found, places, card)) continue;
      const said = !fact || [...found.asks].every((ask) => !SAYS[ask] || has({ lines }, ...(LINES[ask] ?? [ask]), "claim", "count"));
      const trust = trusted(index, found, telling, result, others, card) - (said ? 0 : UNSAID) - (told.says?.includes("turn") ? PROSE : 0);
      if (trust < enough) continue;
      if (!best || trust >= best.trust) best = { trust, card, address };
      break;
    }
  }
  const reached = best?.card.at && ["phone", "reach", "where"].some((ask) => found.asks.has(ask));
  return best && { ...best.card, address: reached ? `${best.address}#${best.card.at}` : best.address, lines: chosen(index, best.card.lines, [...found.asks], telling.filter((unit) => !stands(index, unit, keysOf(index, best.card.title)))) };
}

// Whether a card says what was asked, of the place named.
function answers(index, { units, asks }, places, card) {
  const wanted = [...asks].filter((ask) => SAYS[ask]);
  if (!wanted.every((ask) => SAYS[ask](card)) && !(asks.has("meaning") && has(card, "meaning"))) return false;
  if (asks.has("newest") && (has(card, "count") || (has(card, "number", "share") && !card.lines.some(([, label]) => SOME_YEAR.test(label))))) return false; // of when it is nobody knows
  if (asks.has("whether") && !wanted.length && !["help", "meaning", "teach"].some((ask) => asks.has(ask)) && !has(card, "claim", "count")) return false; // “is it so?”
  if (asks.has("help") && !asks.has("teach") && !has(card, "reach", "turn")) return false;
  const named = units.filter(({ key }) => index.places.has(key));
  const known = new Set(named.map(({ key }) => key));
  const titled = keysOf(index, card.title, card.names ?? "");
  const within = places.length === 1 && places[0];
  if (named.some(({ key }) => !titled.has(key) && !index.places.get(key).includes(within))) return false;
  const parts = called(card) || has(card, "claim", "count") ? [] : card.title.match(NARROW) ?? [];
  if (parts.some((number) => !units.some((unit) => stands(index, unit, new Set([fold(number)]))))) return false;
  if (asks.has("several") && !card.lines.some(([ask, , value]) => ask === "where" && /[,;]/.test(value))) return false; // one place is no answer to “which places”
  if (asks.has("where") && !named.length) return true; // the place is what was asked
  if (card.place) return card.place.some((key) => known.has(key)) && ![...titled].some((key) => index.places.has(key) && !card.place.includes(key));
  return has(card, "sheet") || ![...titled].some((key) => index.places.has(key) && !known.has(key));
}

// How much of the question stands in a card, its title and what people type for it, how much of the title was named, how far
// it is ahead; 0 where a title nearby says more of the question.
function trusted(index, { units, asks }, telling, { score }, others, { title, names = "", words: typed = "", text, lines }) {
  const [roma] = index.analyser.everywhere;
  const titled = keysOf(index, title), called = keysOf(index, title, names), sought = keysOf(index, title, names, typed);
  const whole = keysOf(index, title, names, typed, text, ...lines.flatMap(([, label, value]) => [label, value]));
  const labelled = keysOf(index, title, names, typed, ...lines.map(([, label]) => label)), counted = lines.some(([ask]) => ask === "sheet") ? whole : labelled;
  if (others.slice(0, RIVALS).some((other) => part(index, units, keysOf(index, other.title, other.heading)) > part(index, units, labelled) + 0.01)) return 0;
  if (telling.some((unit) => NUMBER.test(unit.key) && !stands(index, unit, unit.key.length === 4 ? whole : counted)) || part(index, telling, whole) < WHOLE) return 0;
  const own = [...titled].filter((key) => !index.analyser.everywhere.has(key));
  const met = own.filter((key) => units.some((unit) => stands(index, unit, new Set([key])))).length / Math.max(1, own.length);
  if (/number|share|act/.test([...asks]) && units.some(({ key }) => key === roma) && !labelled.has(roma) && !has({ lines }, "none", "count")) return 0; // of all people
  if (asks.has("meaning") && !lines.some(([ask]) => ask === "meaning") && met < NAMED) return 0;
  if (!asks.has("meaning") && has({ lines }, "meaning") && part(index, telling, sought) < NAMED) return 0; // more is asked than what a word means
  const things = telling.filter(({ key }) => !NUMBER.test(key)); // a number need not stand in a title
  const ahead = Math.log(Math.max(0.5, Math.min(2, score / (others[0]?.score ?? score / 2))));
  return part(index, telling, whole) + (part(index, things, called) + 2 * part(index, things, sought)) / 3 + OWN_TITLE * met + ahead;
}

// The share of words that stand among keys.
function part(index, units, keys) {
  let all = 0, met = 0;
  for (const unit of units) {
    const rare = index.rare(unit.corrected?.key ?? unit.key) * (unit.common ? 0.5 : 1);
    all += rare;
    if (stands(index, unit, keys)) met += rare;
  }
  return all ? met / all : 1;
}

function keysOf(index, ...texts) {
  return new Set(index.analyser.telling(texts.join(" ")).map((word) => index.analyser.key(word)));
}

function stands(index, { key, corrected, alternatives }, keys) {
  if (keys.has(key) || (corrected && keys.has(corrected.key))) return true;
  if (index.analyser.old.has(key)) return false; // an old word may be part of a name
  return alternatives.some(({ terms, kind }) => kind === "synonym" && terms.every((term) => keys.has(index.terms[term])));
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
