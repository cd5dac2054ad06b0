// Search over an index made by hooks/catalog/search. Knows neither the page nor the theme: words in, sections out.
// Analysis follows the rules that come with the index, step by step as in hooks/catalog/search/analysis.py.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
const YEAR = /^(1[5-9]|20)\d\d$/, DAY = /^[0-3]?\d(st|nd|rd|th)?$/;
const LAST = 54; // as in hooks/catalog/search/codec.py
const SOUGHT = 2, HEADING = 3, LEVELS = 4; // as in hooks/catalog/search/index.py

// Weights, picked on the lists as a whole (make bench-search), never query by query.
const K1 = 1.2, B = 0.6; // BM25
const TIMES = [1, 2.4, 4, 4.7]; // how much a word counts that stands once, more often, typed for it, in the heading
const LONG = 4, LISTED = 10, CROWD = 25; // words of a query in which, and words that are typed for a section above which, each of these counts less: many words are met by chance
const TITLE = 1.2; // a word in the title of the page, for each of its sections; less in a long title
const FOUND_BY = 0.6; // the share of it for a word that only readers type for the page
const PART_TITLE = 0.3; // the same for a section that is a record of its own
const ELSEWHERE = 0.3, INHERITED = 0.75; // a word that stands only in another section of the page; one of its title
const PREFIX = 0.5, INFIX = 0.25, FUZZY = 0.7, SYNONYM = 0.8;
const SLIPPED = 0.9, OFTEN = 5; // of a letter too much or too few; how much more often the right word stands
const STEM = 5; // letters of a stem that a longer word may begin with; a shorter one only as it is typed
const MOST = 24; // terms that stand for one word
const FIRST = 5; // pages of which one should meet most of the query
const LEAST = 0.2; // what scores less than this share of the best is left out
const KINDS = { lists: 0.8, sources: 0.5, terms: 0.65, publications: 0.8, organisations: 0.8, lessons: 0.85, "local-measures": 0.95, recommendations: 0.8, events: 0.9, places: 0.85, "mediator-services": 0.9, changes: 0.8, "national-measures": 1.05, chapters: 1.1 }; // what only names or explains a thing answers less
const ASKED = { // what a question asks for → the kinds that say it
  number: { figures: 1.3, disagreements: 1.1, "calendar-days": 0.8 }, share: { figures: 1.3, disagreements: 1.1 }, meaning: { terms: 1.7, figures: 0.8, events: 0.85 }, act: { documents: 1.3 }, phone: { organisations: 1.8, municipalities: 1.4 }, teach: { lessons: 1.3, chapters: 1.1 }, sheet: { lessons: 1.2 },
  reach: { organisations: 1.25, municipalities: 1.25, pages: 1.2 }, money: { programmes: 1.1 }, funder: { programmes: 1.1 }, help: { pages: 1.25, organisations: 1.15, terms: 0.9, programmes: 0.85 },
  when: { "calendar-days": 1.2, documents: 1.1, figures: 0.85 },
  due: { "calendar-days": 1.6, documents: 0.8 },
  differ: { disagreements: 1.3, terms: 0.8 }, day: { "calendar-days": 1.25 },
  past: { chapters: 1.1, "history-events": 1.1, places: 1.1, persons: 1.05, disagreements: 1.05, lessons: 1, events: 0.9, programmes: 0.85, practices: 0.9, organisations: 0.9, figures: 0.9, "local-measures": 0.85 }, // what happened, not what was held in its memory
};
const OF_KIND = { recommendations: 1.25, programmes: 1.2, practices: 1.15, events: 1.2, publications: 1.3, "mediator-services": 1.05 }; // of a kind of record that is named: “seminar”, “study”; a mediator where a place is, too
const OVER = { // what is asked for more exactly than by the words within it: “who pays” is no question for a person
  phone: ["number", "where", "who", "act", "reach", "meaning"], reach: ["where", "who", "meaning"], money: ["number", "who", "meaning", "help"], funder: ["money", "number", "who", "meaning", "help"],
  long: ["number", "meaning", "sheet"], share: ["number", "meaning", "help"], number: ["meaning", "help"], when: ["meaning", "help"], act: ["number", "who", "meaning"],
  where: ["meaning"], who: ["done"], meaning: ["who"], sheet: ["where", "number", "meaning"],
};
const ASKING = ["number", "share", "long", "money", "funder", "when", "who", "where", "phone", "reach", "act", "meaning", "sheet", "why", "other", "whether", "differ", "due", "done"]; // whose words name no thing
const FIGURED = ["number", "share", "long", "money", "funder", "phone", "act"]; // what figures and facts say, and no list of pages
const LESSER = 0.5, LITTLE = 0.1; // the same in any other question; where a place alone is told of
const CONTACT = 1.6, TURN = 1.15; // of the section that says how a body is reached, where that is asked; that sends to who helps, where help is
const ASIDE = 0.8; // of what is said before a lesson or before something is taken over
const NEED = 1.45; // of the section that sends to who helps, where nothing is typed but a word that it is sought by
const LESS = 0.5; // a word that stands everywhere, or only says what is asked for
const RAREST = 4; // a word that stands nowhere counts as one that is this rare
const EXACT = 0.4, ENTIRE = 0.8; // what it counts that a title or heading says what was asked, and nothing else; all of a longer one
const JOINT = 0.3; // what of this counts what a title and a heading say together
const COVER = 0.6, FEW = 6; // how much it counts that all that was asked is met: more in fewer words
const DEFINED = 1.4; // of the term that is asked for by its name
const CALLED = { organisations: 1.8, terms: 1.8, lists: 2.5, pages: 2, "calendar-days": 1.5 }; // of what is called by its name alone
const SURE = 1.05; // of a page whose own name was typed, at least, as a share of the best score of the others
const DOES = 4; // of a body that is so called, where it is asked what it does: more than of the word for it
const NAMES = ["organisations", "places", "persons", "documents", "chapters"], NAMELY = 1.25; // titles that are names; of one that has all that was typed, with what stands everywhere: “Roma museum”
const FLOOR = 1; // as how rare a word counts at least in a heading
const OLD = 2; // an old word for what stands everywhere counts as one that is this rare
const DRAFT = 0.7; // of a document that another one has taken the place of before it was in force
const UNASKED = 0.9; // of a figure where nothing is asked that has a number or a year
const UNLIKE = 0.85; // of a share for a number, and the reverse
const DATED = 1.2, UNDATED = 0.8, NEWER = 0.002, NEWEST = 0.02; // of the year that is named, less if it is one of many; of another; of each year by which a figure is newer; where the newest is asked for
const SAID = 0.75; // of the score of a chapter's beginning that another section of it needs
const SITE = 1.15; // of a place of remembrance where a place and the past are named
const TOLD = 0.7, WAR = 1945; // there, of what was done in its memory, after the last year of the war
const EQUAL = 0.8; // the share of the score of an older figure at which a newer one takes its place
const PLACE = 1.4; // of its page where nothing is asked but what a place does
const OWN = 1.4, OTHER = 0.85, ONE = 0.9; // of the place that is named; of another; of one place where none is named

function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function words(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function split(text) {
  return text.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function spellings(text) {
  return split(text.toLowerCase());
}

class Analyser {
  constructor(rules) {
    this.rules = rules;
    this.spelt = new Set(rules.stop);
    this.stop = new Set(rules.stop.map(fold));
    this.silent = new Set([...this.stop].map((word) => this.key(word)));
    this.old = new Set(rules.old.map((word) => this.key(fold(word))));
    this.asks = Object.entries(rules.asks).flatMap(([ask, phrases]) => phrases.map((phrase) => [ask, spellings(phrase)]));
    // Words that say what is asked for, not about what.
    this.asking = new Set([...rules.asking, ...ASKING.flatMap((ask) => rules.asks[ask])].flatMap(words).map((word) => this.key(word)));
    this.fresh = new Set(rules.asks.newest.flatMap(words)); // words that ask for what is newest
    // Words for a kind of record.
    this.kinds = new Map(Object.entries(rules.kinds).flatMap(([kind, said]) => said.map((word) => [fold(word), kind])));
    this.present = new Set(rules.present.map((word) => this.key(fold(word)))); // that only say that somebody is there
    [this.killed, this.then, this.wording] = [rules.killed, rules.then, rules.wording].map((said) => new Set(said.map((word) => this.key(fold(word))))); // that Roma were murdered; in the war; how one says something
    this.general = new Set([...rules.general, ...rules.everywhere].map((word) => this.key(fold(word)))); // that most names could have
    this.everywhere = new Set(rules.everywhere.map((word) => this.key(fold(word))));
  }

  // The words that say something. With diacritics a word says nothing only as it is spelt: šāva is not savā, nor ES es.
  telling(text) {
    return split(text).flatMap((typed) => {
      const found = words(typed), spelt = typed.toLowerCase();
      return !this.rules.capitals.includes(typed) && found.some((word) => this.stop.has(word) && (word === spelt || this.spelt.has(spelt))) ? [] : found;
    });
  }

  // The words of a question by which it asks, as they are spelt; an abbreviation is none of them.
  asked(text) {
    return spellings(text.replace(/[\p{L}\p{N}]+/gu, (typed) => (this.rules.capitals.includes(typed) ? "1" : typed)));
  }

  key(word) {
    if (!/^[a-z]+$/.test(word)) {
      return this.rules.ordinals.includes(word.slice(-2)) && /^\d+$/.test(word.slice(0, -2)) ? word.slice(0, -2) : word;
    }
    return word.length < this.rules.shortest ? word : this.rules.steps.reduce(firstRule, word);
  }
}

function firstRule(word, step) {
  for (const [ending, replacement, left] of step) {
    const stem = word.slice(0, word.length - ending.length);
    if (word.endsWith(ending) && stem.length >= left && (replacement || /[aeiouy]/.test(stem))) return stem + replacement;
  }
  return word;
}

class Index {
  constructor(data) {
    this.data = data;
    this.analyser = new Analyser(data.rules);
    this.terms = frontDecoded(data.terms);
    this.newest = Math.max(...data.pages.flatMap(([, , , , , years]) => years), 0);
    this.drafts = new Set(data.drafts);
    this.contacts = new Set(data.contacts);
    this.asides = new Set(data.asides);
    this.turns = new Set(data.turns);
    this.counting = new Set(data.counting);
    this.shares = new Set(data.shares);
    this.places = new Map(); // key → places of that name, a city before the district around it
    data.municipalities.forEach(([, , keys], place) => keys.forEach((key) => this.places.set(key, [...this.places.get(key) ?? [], place])));
    this.districts = new Set(data.rules.district.map((word) => this.analyser.key(fold(word))));
    this.letters = Int32Array.from(this.terms, lettersOf);
    this.place = new Map(this.terms.map((term, place) => [term, place]));
    this.single = new Map(); // a term with a letter twice, as who types it once writes it → the term
    this.terms.forEach((term, place) => { if (single(term) !== term) this.single.set(single(term), place); });
    this.#readPostings(data);
    this.count = data.lengths.length;
    this.length = Float32Array.from(data.lengths, (digit) => 4 * (2 ** (VALUE[digit] / 6) - 1));
    this.phrases = new Map(); // by their first words
    this.names = new Map(); // the name of a page, a body or a term → the sections that tell of it
    const name = (called, section) => this.names.set(unordered(called), [...this.names.get(unordered(called)) ?? [], section]);
    for (const [section, ...called] of data.titled) called.forEach((one) => name(one.split(" "), section));
    data.synonyms.forEach((group, at) => {
      for (const phrase of group) {
        this.phrases.set(phrase[0], [...this.phrases.get(phrase[0]) ?? [], [group, phrase]]);
        if (data.named[at] < 0) continue;
        name(phrase, data.named[at]);
        const own = phrase.filter((key) => !this.analyser.general.has(key)); // “employment agency” is the state's
        if (own.length > 1 && own.length < phrase.length) name(own, data.named[at]);
      }
    });
    this.synonym = new Set(data.synonyms.flat(2)); // words that other words stand for, whether or not they stand in a text
    this.headed = Uint8Array.from(data.headed, (digit) => VALUE[digit]); // how many telling words a heading has
    this.average = this.length.reduce((sum, length) => sum + length, 0) / this.count;
    this.first = []; // the first section of each page
    this.page = new Int32Array(this.count);
    let section = 0;
    data.pages.forEach(([sections], page) => {
      this.first.push(section);
      this.page.fill(page, section, section += sections);
    });
    this.sums = new Float32Array(this.count + data.pages.length);
    this.met = new Uint8Array(this.sums.length);
    this.part = new Map(data.parts.map(([here, ...facets]) => [here, facets]));
    // Sections that answer by themselves: records that share a page, and the parts of a page that no record makes.
    this.tells = Uint8Array.from(this.page, (page, section) => (this.part.has(section) || data.kinds[data.pages[page][2]][0] === "pages" ? 1 : 0));
  }

  #readPostings({ counts, sections, levels, lengths }) {
    const sizes = numbers(counts), steps = numbers(sections);
    const packed = Array.from(sizes.keys()).sort((one, other) => sizes[one] - sizes[other] || one - other);
    let at = 0;
    this.sections = new Array(sizes.length);
    this.levels = new Array(sizes.length);
    const sought = new Uint16Array(lengths.length); // words that are typed for a section
    for (const term of packed) {
      const size = sizes[term], found = new Int32Array(size), level = new Uint8Array(size);
      for (let here = 0, before = 0; here < size; here++, at++) {
        found[here] = before += steps[at];
        level[here] = Math.floor(VALUE[levels[Math.floor(at / 3)]] / LEVELS ** (at % 3)) % LEVELS;
        if (level[here] === SOUGHT) sought[before]++;
      }
      this.sections[term] = found;
      this.levels[term] = level;
    }
    this.amid = Float32Array.from(sought, (words) => TIMES[SOUGHT] / (1 + Math.max(0, words - LISTED) / CROWD));
  }

  // [kind, themes, municipalities, years] of a section, or of its page where it has none of its own.
  facets(section) {
    return this.part.get(section) ?? this.data.pages[this.page[section]].slice(2);
  }

  // The sections that answer a query, best page first: [{page, score, sections: [section, …], called}], the share of it that
  // one of the first pages meets, and how it was read.
  search(asked, filters = {}) {
    const query = asked.replaceAll("%", ` ${this.data.rules.percent} `);
    const asks = this.#asks(query);
    const units = this.#put(this.#units(query), asks);
    const kinds = new Set(units.map(({ word }) => this.analyser.kinds.get(word)).filter(Boolean));
    const { pages, share } = units.length ? this.#rank(units, filters, asks, kinds) : { pages: [], share: 0 };
    return { pages, share, units, asks, kinds, keys: units.flatMap((unit) => unit.found), corrected: units.map((unit) => unit.corrected).filter(Boolean) };
  }

  // The units that a query is answered by, and what else it asks by them: some questions are one in whatever words, how
  // many Roma there are, how many were murdered in Latvia, which of two words to use.
  #put(typed, asks) {
    const { old, present, killed, then, wording } = this.analyser, { population, victims } = this.data.rules;
    const isRoma = ({ common, key }) => common || old.has(key);
    const all = (...said) => typed.length > 0 && typed.every((unit) => isRoma(unit) || said.some((keys) => keys.has(unit.key)));
    const has = (said) => typed.some(({ key }) => said.has(key));
    if (asks.has("number") && typed.some(isRoma)) {
      if (all(present)) return this.#units(population);
      if (all(present, killed, then) && has(killed)) return this.#units(victims);
    }
    if (has(old) && all(wording)) {
      asks.add("meaning");
      if (typed.length > 1) asks.delete("help"); // “what should people call us” is no call for help
      return typed.filter(isRoma);
    }
    const named = this.names.get(unordered(typed.map(({ key }) => key))) ?? [];
    if (asks.has("who") && (all() || named.some((section) => this.kindOf(section) === "terms"))) asks.add("meaning"); // who they are
    return typed;
  }

  // The name of the kind of record that a section tells of.
  kindOf(section) {
    return this.data.kinds[this.facets(section)[0]][0];
  }

  // What the words of a question ask for: how many, when, who …
  #asks(query) {
    const spelt = this.analyser.asked(query), typed = spelt.map(fold);
    const met = this.analyser.asks.map(([ask, phrase]) => [ask, position(spelt, phrase, isSame), phrase.length, position(spelt, phrase)]).filter(([, at]) => at >= 0);
    // A longer phrase says more than one within it, one that is spelt so more than one that only may be: termins is no termiņš.
    const within = ([, at, size, exact]) => met.some(([, from, most, exactly]) => (most > size && from <= at && at + size <= from + most) || (most === size && from === at && exact < 0 && exactly >= 0));
    const asks = new Set(met.filter((one) => !within(one)).map(([ask]) => ask));
    if (asks.delete("happened") && !typed.some((word) => YEAR.test(word))) asks.add("past"); // a year says which past
    if (this.#isDay(typed)) asks.add("day");
    for (const ask of asks) OVER[ask]?.forEach((less) => asks.delete(less));
    return asks;
  }

  // Whether a day of each year is named: the 8th of April, not that of one year.
  #isDay(typed) {
    const isMonth = (word) => this.data.rules.months.some((month) => word.startsWith(month));
    return !typed.some((word) => YEAR.test(word)) && typed.some((word, at) => isMonth(word) && (DAY.test(typed[at - 1]) || DAY.test(typed[at + 1])));
  }

  // Each word of the query with all that may stand for it: alternatives of terms that must stand together.
  #units(query) {
    const all = words(query), telling = this.analyser.telling(query);
    const typed = telling.length ? telling : all;
    const keys = typed.map((word) => this.analyser.key(word));
    const units = typed.map((word, at) => this.#unit(word, keys[at], at === typed.length - 1));
    units.forEach(({ corrected }, at) => { keys[at] = corrected?.key ?? keys[at]; }); // a misspelt word has synonyms, too
    for (const [group, phrase] of keys.flatMap((key) => this.phrases.get(key) ?? [])) {
      const at = position(keys, phrase);
      if (at < 0) continue;
      for (const other of group) {
        const terms = other.map((key) => this.place.get(key));
        if (other === phrase || terms.includes(undefined)) continue;
        terms.sort((one, another) => this.sections[one].length - this.sections[another].length);
        for (let here = at; here < at + phrase.length; here++) {
          if (units[here].common && terms.length > 1) continue; // it tells too little to be looked for in other words
          units[here].alternatives.push({ terms, kind: "synonym", weight: SYNONYM, rarest: this.#limit(keys[here]) });
          if (other.length === 1) units[here].found.push(...other);
        }
      }
    }
    return units;
  }

  #unit(word, key, last) {
    const known = this.place.get(key), old = this.analyser.old.has(key);
    const unit = { word, key, alternatives: [], found: [key], corrected: null, common: this.analyser.everywhere.has(key) };
    if (known !== undefined) unit.alternatives.push({ terms: [known], weight: 1, rarest: old ? OLD : Infinity });
    const strange = known === undefined && !this.synonym.has(key);
    const near = known === undefined ? this.#like(key, strange, last ? word : key) : last ? this.#beginning(word, key).filter(({ terms: [place] }) => place !== known) : []; // who goes on has typed a word to its end
    near.sort((one, other) => other.weight - one.weight || this.sections[other.terms[0]].length - this.sections[one.terms[0]].length);
    near.splice(MOST);
    near.push(...this.#slipped(key, known));
    if (strange) near.push(...this.#joined(word));
    unit.alternatives.push(...near);
    unit.found.push(...near.map(({ terms }) => this.terms[terms[0]]));
    if (strange && near.length && !this.terms[near[0].terms[0]].startsWith(key)) {
      unit.corrected = { word, key: this.terms[near[0].terms[0]] };
    }
    return unit;
  }

  // A term of which a letter was typed once instead of twice, or the reverse, where what was typed stands in few sections.
  #slipped(key, known) {
    const term = this.single.get(single(key)) ?? (single(key) === key ? undefined : this.place.get(single(key)));
    const often = (place) => this.sections[place].length;
    return term === undefined || term === known || key.length < STEM - 1 || (known !== undefined && OFTEN * often(known) > often(term)) ? [] : [{ terms: [term], weight: SLIPPED }];
  }

  // Two words that were typed as one.
  #joined(word) {
    for (let at = 4; at <= word.length - 4; at++) {
      const terms = [word.slice(0, at), word.slice(at)].map((part) => this.place.get(this.analyser.key(part)));
      if (!terms.includes(undefined) && terms[0] !== terms[1]) return [{ terms: terms.sort((one, other) => this.sections[one].length - this.sections[other].length), weight: SYNONYM }];
    }
    return [];
  }

  // The terms that begin with what was typed, not with its key: pase is no pasākums.
  // They stand together, as terms are sorted.
  #beginning(start, key = start) {
    const found = [];
    if (start.length < 3) return found;
    let from = 0, to = this.terms.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.terms[middle] < start) from = middle + 1;
      else to = middle;
    }
    for (let place = from; place < this.terms.length && this.terms[place].startsWith(start); place++) {
      const weight = PREFIX * (0.5 + 0.5 * start.length / this.terms[place].length);
      found.push({ terms: [place], weight, rarest: this.#limit(key) });
    }
    return found;
  }

  // What a word that stands nowhere may have meant: terms that begin with it, hold it, or differ by a slip or two.
  #like(key, strange, typed) {
    const found = this.#beginning(key.length < STEM ? typed : key, key);
    const most = !strange || key.length < 4 || /\d/.test(key) ? 0 : key.length < 8 ? 1 : 2;
    const first = key.length < 6 ? key[0] : ""; // in a short word the first letter is seldom the wrong one
    const letters = lettersOf(key);
    this.terms.forEach((term, place) => {
      if (key.length >= 4 && term.indexOf(key) > 0) found.push({ terms: [place], weight: INFIX });
      // One slip changes at most one letter of each word, so words that differ in more are not looked at closer.
      if (Math.abs(term.length - key.length) > most || ones(this.letters[place] ^ letters) > 2 * most) return;
      if (!term.startsWith(first)) return;
      const slips = distance(term, key, most);
      if (slips > 0 && slips <= most) found.push({ terms: [place], weight: FUZZY * (1 - slips / key.length) / Math.sqrt(slips) });
    });
    return found;
  }

  #rank(units, filters, asks, kinds) {
    const inText = units.map(() => new Float32Array(this.count));
    const inTitle = units.map(() => new Float32Array(this.data.pages.length));
    const inHeading = units.map(() => new Uint8Array(this.count));
    const need = new Uint8Array(units.length === 1 ? this.count : 0); // who types one word may need what it says: “pase”
    const best = units.map(() => new Float32Array(this.data.pages.length));
    const hit = new Uint8Array(this.sums.length); // sections, then pages, that any word met
    units.forEach((unit, at) => {
      for (const alternative of unit.alternatives) this.#add(alternative, units.length >= LONG, inText[at], inTitle[at], inHeading[at], need, best[at], hit);
    });
    const called = this.#called(units, asks);
    const named = this.named(units);
    const years = units.map(({ key }) => key).filter((key) => YEAR.test(key)).map(Number);
    const reached = asks.has("phone") || asks.has("reach"); // whom, not how, is what tells
    const rest = units.filter(({ key, common, found: [first] }) => !common && !this.analyser.asking.has(key) && !this.places.has(first));
    const whole = named.size > 0 && !rest.length && !asks.has("past"); // nothing is asked but what a place does
    const isFresh = (word) => asks.has("newest") && this.analyser.fresh.has(word);
    const isAsking = units.map(({ key, word }) => (asks.size > 0 && this.analyser.asking.has(key)) || isFresh(word) || (whole && this.analyser.present.has(key)));
    const weights = units.map(({ common, word }, at) => (common ? LESS : isAsking[at] ? (whole || isFresh(word) ? LITTLE : reached ? LESS : LESSER) : 1));
    const known = units.map(({ key }, at) => weights[at] * this.rare(key));
    const all = known.reduce((sum, rare) => sum + rare, 0);
    const isOfRoma = units.some(({ common }) => common) && units.some(({ common }) => !common);
    const found = [];
    let most = 0;
    this.first.forEach((first, page) => {
      if (!hit[this.count + page]) return; // what stands in a title stands in its first section
      const namely = isOfRoma && NAMES.includes(this.kindOf(first)) && inHeading.every((held, at) => isAsking[at] || held[first] & 2) ? NAMELY : 1;
      const scored = [];
      for (let section = first; section < first + this.data.pages[page][0]; section++) {
        if ((section > first && !hit[section]) || !this.#passes(section, filters)) continue;
        const headed = weights.every((weight, at) => weight < 1 || inHeading[at][section]); // all that is asked about stands in its heading
        const told = this.#score(section, page, inText, inTitle, inHeading, best, weights, known, all) * this.#standing(section, named, years, asks, kinds, whole, headed, units.length < this.headed[first]) * namely * (!called.size && need[section] && this.turns.has(section) ? NEED : 1);
        const isCalled = called.has(this.tells[section] ? section : first);
        most = Math.max(most, told);
        if (told) scored.push({ section, score: isCalled ? told * this.#calling(section, asks) : told });
      }
      if (!scored.length) return;
      scored.sort((one, other) => other.score - one.score || one.section - other.section);
      const [begun, next] = scored; // of a chapter, rather the section that says it than the beginning that says it, too
      if (next && begun.section === first && this.kindOf(first) === "chapters" && next.score >= SAID * begun.score) [begun.section, next.section] = [next.section, first];
      const enough = scored.filter(({ score }, place) => place < 3 && score >= 0.6 * scored[0].score);
      found.push({ page, score: scored[0].score, sections: enough.map(({ section }) => section) });
    });
    for (const first of this.#entitled(units, called)) { // though its text may say it in other words
      if (!this.#passes(first, filters)) continue;
      const page = this.page[first], there = found.find((one) => one.page === page);
      if (there) Object.assign(there, { score: Math.max(there.score, SURE * most), sections: [...new Set([first, ...there.sections])].slice(0, 3), called: true });
      else found.push({ page, score: SURE * most, sections: [first], called: true });
    }
    found.sort((one, other) => other.score - one.score || one.page - other.page);
    if (!years.length && !asks.has("past")) this.#newestFirst(found, inHeading.map((held, at) => (isAsking[at] ? [] : held)), units);
    const told = ({ page, sections: [section] }) => this.#share(section, page, inText, inTitle, best, known) / all;
    return { pages: found.filter(({ score }) => score >= LEAST * most), share: Math.max(0, ...found.slice(0, FIRST).map(told)) };
  }

  // Of figures of one place that come near each other, and whose titles say as much of the question, the newest comes first.
  #newestFirst(found, inHeading, units) {
    const year = ({ sections: [section] }) => (this.kindOf(section) === "figures" ? Math.max(0, ...this.facets(section)[3]) : 0);
    const said = ({ page }) => inHeading.map((held) => (held[this.first[page]] ? 1 : 0));
    const isAfter = (newer, older) => {
      const more = said(newer), less = said(older), [place, other] = [newer, older].map(({ sections: [section] }) => String(this.facets(section)[2]));
      return year(older) && year(newer) > year(older) + 1 && newer.score > EQUAL * older.score && place === other
        && more.some((says, at) => says && !units[at].common) && less.every((says, at) => more[at] >= says);
    };
    for (let at = 1; at < Math.min(FIRST, found.length); at++) {
      const before = found.findIndex((older, place) => place < at && isAfter(found[at], older));
      if (before < 0) continue;
      const [newer, older] = [found[at], found[before]];
      [newer.score, older.score] = [older.score, newer.score];
      [found[before], found[at]] = [newer, older];
    }
  }

  // How much of the question a section meets: less what stands elsewhere on its page.
  #share(section, page, inText, inTitle, best, known) {
    return known.reduce((met, rare, at) => met + rare * (inText[at][section] || inTitle[at][page] ? 1 : best[at][page] ? ELSEWHERE : 0), 0);
  }

  #score(section, page, inText, inTitle, inHeading, best, weights, known, all) {
    let score = 0, both = 0, said = 0, words = 0, named = 0, names = 0;
    const first = this.first[page];
    for (let at = 0; at < inText.length; at++) {
      const here = inText[at][section], title = inTitle[at][page], there = (title ? INHERITED : ELSEWHERE) * best[at][page];
      score += weights[at] * (Math.max(here, there) + title);
      if (inHeading[at][section] || inHeading[at][first]) both += known[at];
      if (inHeading[at][section]) { said += known[at]; words++; }
      if (inHeading[at][first]) { named += known[at]; names++; }
    }
    const joint = section > first && both > Math.max(said, named) ? JOINT * both ** 2 : 0; // neither says it alone
    const exact = Math.max(joint, said ** 2 * words / Math.max(1, words, this.headed[section]), named ** 2 * names / Math.max(1, names, this.headed[first])) / all ** 2;
    return score * (this.#share(section, page, inText, inTitle, best, known) / all) ** (COVER * Math.min(1.8, FEW / inText.length)) * (1 + (exact > 0.98 && inText.length > 2 ? ENTIRE : EXACT * exact));
  }

  // What it counts that a section tells of what is called by its name.
  #calling(section, asks) {
    const kind = this.kindOf(section);
    return kind === "organisations" && asks.has("does") ? DOES : CALLED[kind] ?? 1;
  }

  // How far a section can be the answer at all: by its kind, and by the place it is about.
  #standing(section, named, asked, asks, kinds, whole, headed, brief) {
    const [kind, , places, years] = this.facets(section);
    const name = this.data.kinds[kind][0];
    let weight = (KINDS[name] ?? 1) * (this.drafts.has(this.page[section]) ? DRAFT : 1);
    if (!whole || name !== "figures") for (const ask of asks) weight *= ASKED[ask]?.[name] ?? 1; // of a place alone no figure tells
    if (kinds.has(name) && (name !== "mediator-services" || named.size)) weight *= OF_KIND[name];
    if (this.contacts.has(section) && ["phone", "reach", "where"].some((ask) => asks.has(ask))) weight *= CONTACT;
    if (this.asides.has(section)) weight *= ASIDE;
    if (headed && name === "terms" && asks.has("meaning")) weight *= DEFINED;
    if (this.turns.has(section) && asks.has("help")) weight *= TURN;
    if (name === "figures" && (asks.has("number") || asks.has("share")) && asks.has("share") !== this.shares.has(this.page[section])) weight *= UNLIKE;
    if (name === "figures" && brief && !asked.length && !asks.has("measure") && !FIGURED.some((ask) => asks.has(ask))) weight *= UNASKED;
    if (asked.length && years.length) weight *= years.some((year) => asked.includes(year)) ? 1 + (DATED - 1) / Math.sqrt(years.length) : UNDATED;
    else if (name === "figures" && years.length) weight *= Math.max(UNDATED, 1 + (asks.has("newest") ? NEWEST : NEWER) * (Math.max(...years) - this.newest));
    if (named.size && asks.has("past") && name === "places") weight *= SITE;
    if (named.size && asks.has("past") && name === "history-events" && !asked.length && Math.max(...years) > WAR) weight *= TOLD;
    if (whole && name === "municipalities") weight *= PLACE;
    if (named.size) return places.length ? weight * (places.some((place) => named.has(place)) ? OWN : OTHER) : weight;
    return places.length === 1 ? weight * ONE : weight;
  }

  // Add what an alternative is worth to the sections and titles that hold all of its terms. Its sums, of sections
  // and then of pages, stand in arrays that are left empty.
  #add({ terms, weight, rarest = Infinity }, isLong, text, title, headings, need, best, hit) {
    const { sums, met, count } = this;
    terms.forEach((term, before) => {
      const sections = this.sections[term], levels = this.levels[term];
      const rare = Math.min(rarest, this.#rarity(sections.length));
      for (let at = 0; at < sections.length; at++) {
        const section = sections[at];
        if (met[section] !== before) continue;
        const page = this.page[section];
        const times = isLong && levels[at] === SOUGHT ? this.amid[section] : TIMES[levels[at]], heading = levels[at] >= SOUGHT;
        const told = heading ? Math.max(rare, FLOOR) : rare;
        const size = heading ? 1 : 1 - B + B * this.length[section] / this.average;
        met[section] += 1;
        sums[section] += told * times * (K1 + 1) / (times + K1 * size) + (heading && this.tells[section] ? told * PART_TITLE : 0);
        if (levels[at] === HEADING && terms.length === 1) headings[section] |= weight === 1 ? 3 : 1; // 2: the word itself
        if (heading && weight === 1) need[section] = 1;
        if (!heading || this.first[page] !== section || met[count + page] !== before) continue;
        met[count + page] += 1;
        sums[count + page] += (levels[at] === HEADING ? 1 : FOUND_BY) * told * TITLE / (0.6 + 0.2 * this.data.pages[page][1]);
      }
    });
    const settle = (at, values, place) => {
      if (met[at] === terms.length) values[place] = Math.max(values[place], weight * sums[at] / terms.length);
      met[at] = sums[at] = 0;
    };
    for (const section of this.sections[terms[0]]) {
      const page = this.page[section];
      settle(section, text, section);
      settle(count + page, title, page);
      if (text[section]) hit[section] = hit[count + page] = 1;
      if (text[section] > best[page]) best[page] = text[section];
    }
  }

  #rarity(sections) {
    return Math.log(1 + (this.count - sections + 0.5) / (sections + 0.5));
  }

  // What stands for a word counts no more than the word that was typed; one that stands nowhere sets no limit.
  #limit(key) {
    const term = this.place.get(key);
    return term === undefined ? Infinity : this.#rarity(this.sections[term].length);
  }

  // How much a word tells.
  rare(key) {
    return Math.min(RAREST, this.#limit(key));
  }

  // The sections of the page, the body or the term that the query calls by its name and of which it asks no more. A page may
  // be called by words that ask (“who is responsible”) and by a word or two of Roma or Latvia (“map of Latvian Roma”), a body
  // without those that ask (“address of the Ombudsman”).
  #called(units, asks) {
    const { asking, everywhere } = this.analyser;
    const keys = units.map(({ key, corrected }) => corrected?.key ?? key);
    const own = keys.filter((key) => !everywhere.has(key)), thing = asks.size ? keys.filter((key) => !asking.has(key)) : keys;
    const is = [...asks].every((ask) => ["meaning", "other", "measure"].includes(ask));
    const fits = { organisations: !asks.has("help"), terms: is, pages: !FIGURED.some((ask) => asks.has(ask)) };
    fits.lists = fits.pages;
    fits["calendar-days"] = !asks.has("teach") && !asks.has("sheet"); // a lesson of a day is no day
    const read = (said, ...kinds) => (this.names.get(unordered(said)) ?? []).filter((section) => !kinds.length || kinds.includes(this.kindOf(section)));
    const named = [...read(keys), ...(own.length < 3 && !asks.has("why") ? read(own, "pages", "lists") : []), ...read(thing, "organisations", "terms", "calendar-days")];
    const counts = (own.length || asks.has("number")) && !FIGURED.some((ask) => ask !== "number" && asks.has(ask)); // “how many Roma” may be what a page is called, “Roma” is not
    return new Set(named.filter((section) => (this.counting.has(section) ? counts : fits[this.kindOf(section)])));
  }

  // The pages no record makes whose name was typed, and nothing else.
  #entitled(units, called) {
    const typed = units.map(({ key, corrected }) => corrected?.key ?? key);
    return (this.names.get(unordered(typed)) ?? []).filter((section) => called.has(section) && ["pages", "lists"].includes(this.kindOf(section)));
  }

  // The places that are named; of namesakes the city, unless a district is asked for.
  named(units) {
    const district = units.some(({ key }) => this.districts.has(key));
    return new Set(units.map(({ found: [key] }) => this.places.get(key)).filter(Boolean).map((places) => places.at(district ? -1 : 0)));
  }

  #passes(section, { kind, theme, municipality, year }) {
    const [kinds, themes, municipalities, years] = this.facets(section);
    return (kind === undefined || kinds === kind) && (theme === undefined || themes.includes(theme))
      && (municipality === undefined || municipalities.includes(municipality)) && (year === undefined || years.includes(year));
  }
}

// Words whose order tells nothing: a “centre for human rights” is a “human rights centre”.
function unordered(keys) {
  return [...keys].sort().join(" ");
}

function single(word) {
  return word.replace(/(.)\1+/g, "$1");
}

function position(keys, phrase, same = (one, other) => one === other) {
  for (let at = 0; at + phrase.length <= keys.length; at++) {
    if (phrase.every((key, here) => same(keys[at + here], key))) return at;
  }
  return -1;
}

// Who types without diacritics may mean any; who types them means them: kurā is not kura.
function isSame(typed, word) {
  return typed === word || (typed === fold(typed) && typed === fold(word));
}

// The letters of a word as a set of bits.
function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function ones(bits) {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

// Restricted Damerau–Levenshtein distance, or most + 1 if it is more than that.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}

function frontDecoded(text) {
  let before = "";
  return text.split("\n").map((line) => (before = before.slice(0, VALUE[line[0]]) + line.slice(1)));
}

// Whole numbers one after the other, as in hooks/catalog/search/codec.py.
function numbers(text) {
  const found = [];
  for (let at = 0, value = 0, scale = 1; at < text.length; at++) {
    const digit = VALUE[text[at]];
    value += digit * scale;
    scale *= DIGITS.length - LAST;
    if (digit < LAST) {
      found.push(value);
      value = 0;
      scale = 1;
    }
  }
  return found;
}
