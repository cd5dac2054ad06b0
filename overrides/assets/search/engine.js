// Search over an index made by hooks/catalog/search. Knows neither the page nor the theme: words in, sections out.
// Analysis follows the rules that come with the index, step by step as in hooks/catalog/search/analysis.py.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
const HEADING = 3;

// Weights, picked on the development queries (make bench-search), never query by query.
const K1 = 1.2, B = 0.6; // BM25
const TIMES = [1, 2, 3.5, 4]; // how much a word counts that stands once, twice, more often, in the heading
const TITLE = 1.5; // a word in the title of the page, for each of its sections; less in a long title
const ELSEWHERE = 0.4; // a word that stands only in another section of the page
const PREFIX = 0.5, INFIX = 0.25, FUZZY = 0.5, SYNONYM = 0.8;
const MOST = 24; // terms that stand for one word
const LEAST = 0.2; // what scores less than this share of the best is left out
const KINDS = { lists: 0.9, sources: 0.5, terms: 0.8, publications: 0.8, organisations: 0.85 }; // what only names or explains a thing answers less

function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function words(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

class Analyser {
  constructor(language, rules) {
    this.rules = rules;
    this.stop = new Set(rules.stop);
    this.english = language === "en" ? new EnglishStemmer() : null;
  }

  key(word) {
    if (!/^[a-z]+$/.test(word)) {
      return this.rules.ordinals.includes(word.slice(-2)) && /^\d+$/.test(word.slice(0, -2)) ? word.slice(0, -2) : word;
    }
    const found = this.english ? this.english.stemWord(word) : word;
    return word.length < this.rules.shortest ? found : this.rules.steps.reduce(firstRule, found);
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
    this.analyser = new Analyser(data.language, data.rules);
    this.terms = frontDecoded(data.terms);
    this.letters = Int32Array.from(this.terms, lettersOf);
    this.place = new Map(this.terms.map((term, place) => [term, place]));
    this.#readPostings(data.postings);
    this.count = data.lengths.length;
    this.length = Float32Array.from(data.lengths, (digit) => 4 * (2 ** (VALUE[digit] / 6) - 1));
    this.synonym = new Set(data.synonyms.flat(2)); // words that other words stand for, whether or not they stand in a text
    this.average = this.length.reduce((sum, length) => sum + length, 0) / this.count;
    this.first = []; // the first section of each page
    this.page = new Int32Array(this.count);
    let section = 0;
    data.pages.forEach(([, , sections], page) => {
      this.first.push(section);
      this.page.fill(page, section, section += sections);
    });
    this.titled = data.pages.map(([, title]) => words(title).filter((word) => !this.analyser.stop.has(word)).length || 1);
    this.part = new Map(data.parts.map(([here, ...facets]) => [here, facets]));
  }

  #readPostings(text) {
    let at = 0;
    const next = () => {
      let value = 0, scale = 1, digit;
      do {
        digit = VALUE[text[at++]];
        value += (digit % 32) * scale;
        scale *= 32;
      } while (digit >= 32);
      return value;
    };
    this.sections = [];
    this.levels = [];
    for (let term = 0; term < this.terms.length; term++) {
      const size = next(), sections = new Int32Array(size), levels = new Uint8Array(size);
      for (let here = 0, before = 0; here < size; here++) {
        const value = next();
        sections[here] = before += value >> 2;
        levels[here] = value & 3;
      }
      this.sections.push(sections);
      this.levels.push(levels);
    }
  }

  // [kind, themes, municipalities, years] of a section, or of its page where it has none of its own.
  facets(section) {
    return this.part.get(section) ?? this.data.pages[this.page[section]].slice(3);
  }

  // The sections that answer a query, best page first: [{page, score, sections: [section, …]}], and how it was read.
  search(query, filters = {}) {
    const units = this.#units(query);
    const pages = units.length ? this.#rank(units, filters) : [];
    return { pages, keys: units.flatMap((unit) => unit.found), corrected: units.map((unit) => unit.corrected).filter(Boolean) };
  }

  // Each word of the query with all that may stand for it: alternatives of terms that must stand together.
  #units(query) {
    const all = words(query);
    const telling = all.filter((word) => !this.analyser.stop.has(word));
    const typed = telling.length ? telling : all;
    const keys = typed.map((word) => this.analyser.key(word));
    const units = typed.map((word, at) => this.#unit(word, keys[at]));
    units.forEach(({ corrected }, at) => { keys[at] = corrected?.key ?? keys[at]; }); // a misspelt word has synonyms, too
    for (const group of this.data.synonyms) {
      for (const phrase of group) {
        const at = position(keys, phrase);
        if (at < 0) continue;
        for (const other of group) {
          if (other === phrase) continue;
          const terms = other.map((key) => this.place.get(key));
          if (terms.includes(undefined)) continue;
          for (let here = at; here < at + phrase.length; here++) {
            units[here].alternatives.push({ terms, weight: SYNONYM, rarest: this.#rare(keys[here]) });
            if (other.length === 1) units[here].found.push(...other);
          }
        }
      }
    }
    return units;
  }

  #unit(word, key) {
    const known = this.place.get(key);
    const unit = { alternatives: [], found: [key], corrected: null };
    if (known !== undefined) unit.alternatives.push({ terms: [known], weight: 1 });
    const strange = known === undefined && !this.synonym.has(key);
    const near = known === undefined ? this.#like(key, strange) : this.#beginning(key).filter(({ terms: [place] }) => place !== known);
    near.sort((one, other) => other.weight - one.weight || this.sections[other.terms[0]].length - this.sections[one.terms[0]].length);
    near.splice(MOST);
    unit.alternatives.push(...near);
    unit.found.push(...near.map(({ terms }) => this.terms[terms[0]]));
    if (strange && near.length && !this.terms[near[0].terms[0]].startsWith(key)) {
      unit.corrected = { word, key: this.terms[near[0].terms[0]] };
    }
    return unit;
  }

  // The terms that begin with what was typed; they stand together, as terms are sorted.
  #beginning(key) {
    const found = [];
    if (key.length < 3) return found;
    let from = 0, to = this.terms.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.terms[middle] < key) from = middle + 1;
      else to = middle;
    }
    for (let place = from; place < this.terms.length && this.terms[place].startsWith(key); place++) {
      const weight = PREFIX * (0.5 + 0.5 * key.length / this.terms[place].length);
      found.push({ terms: [place], weight, rarest: this.#rare(key) });
    }
    return found;
  }

  // What a word that stands nowhere may have meant: terms that begin with it, hold it, or differ by a slip or two.
  #like(key, strange) {
    const found = this.#beginning(key);
    const most = !strange || key.length < 4 || /\d/.test(key) ? 0 : key.length < 8 ? 1 : 2;
    const letters = lettersOf(key);
    this.terms.forEach((term, place) => {
      if (key.length >= 4 && term.indexOf(key) > 0) found.push({ terms: [place], weight: INFIX });
      // One slip changes at most one letter of each word, so words that differ in more are not looked at closer.
      if (Math.abs(term.length - key.length) > most || ones(this.letters[place] ^ letters) > 2 * most) return;
      const slips = distance(term, key, most);
      if (slips > 0 && slips <= most) found.push({ terms: [place], weight: FUZZY * (1 - slips / key.length) / Math.sqrt(slips) });
    });
    return found;
  }

  #rank(units, filters) {
    const inText = units.map(() => new Float32Array(this.count));
    const inTitle = units.map(() => new Float32Array(this.data.pages.length));
    units.forEach((unit, at) => {
      for (const alternative of unit.alternatives) this.#add(alternative, inText[at], inTitle[at]);
    });
    const best = inText.map((values) => {
      const most = new Float32Array(this.data.pages.length);
      values.forEach((value, section) => { if (value > most[this.page[section]]) most[this.page[section]] = value; });
      return most;
    });
    const found = [];
    this.first.forEach((first, page) => {
      if (!units.some((_, at) => best[at][page] || inTitle[at][page])) return;
      const scored = [];
      for (let section = first; section < first + this.data.pages[page][2]; section++) {
        if (!this.#passes(section, filters)) continue;
        const kind = this.data.kinds[this.facets(section)[0]][0];
        const score = this.#score(section, page, inText, inTitle, best) * (KINDS[kind] ?? 1);
        if (score) scored.push({ section, score });
      }
      if (!scored.length) return;
      scored.sort((one, other) => other.score - one.score || one.section - other.section);
      const enough = scored.filter(({ score }, place) => place < 3 && score >= 0.6 * scored[0].score);
      found.push({ page, score: scored[0].score, sections: enough.map(({ section }) => section) });
    });
    found.sort((one, other) => other.score - one.score || one.page - other.page);
    return found.filter(({ score }) => score >= LEAST * found[0].score);
  }

  #score(section, page, inText, inTitle, best) {
    let score = 0, met = 0;
    for (let at = 0; at < inText.length; at++) {
      const here = inText[at][section], there = ELSEWHERE * best[at][page], title = inTitle[at][page];
      score += Math.max(here, there) + title;
      if (here || title) met += 1;
      else if (there) met += ELSEWHERE;
    }
    return score * met / inText.length;
  }

  // Add what an alternative is worth to the sections and titles that hold all of its terms.
  #add({ terms, weight, rarest = Infinity }, text, title) {
    const together = new Map(), titles = new Map();
    for (const term of terms) {
      const sections = this.sections[term], levels = this.levels[term];
      const rare = Math.min(rarest, this.#rarity(sections.length));
      sections.forEach((section, at) => {
        const times = TIMES[levels[at]], heading = levels[at] === HEADING;
        const size = heading ? 1 : 1 - B + B * this.length[section] / this.average;
        gather(together, section, rare * times * (K1 + 1) / (times + K1 * size));
        if (heading && this.first[this.page[section]] === section) gather(titles, this.page[section], rare * TITLE / (0.6 + 0.2 * this.titled[this.page[section]]));
      });
    }
    settle(together, terms.length, weight, text);
    settle(titles, terms.length, weight, title);
  }

  #rarity(sections) {
    return Math.log(1 + (this.count - sections + 0.5) / (sections + 0.5));
  }

  // What stands for a word counts no more than the word that was typed; one that stands nowhere sets no limit.
  #rare(key) {
    const term = this.place.get(key);
    return term === undefined ? Infinity : this.#rarity(this.sections[term].length);
  }

  #passes(section, { kind, theme, municipality, year }) {
    const [kinds, themes, municipalities, years] = this.facets(section);
    return (kind === undefined || kinds === kind) && (theme === undefined || themes.includes(theme))
      && (municipality === undefined || municipalities.includes(municipality)) && (year === undefined || years.includes(year));
  }
}

function gather(sums, where, value) {
  const sum = sums.get(where) ?? { value: 0, terms: 0 };
  sum.value += value;
  sum.terms += 1;
  sums.set(where, sum);
}

function settle(sums, wanted, weight, values) {
  for (const [where, { value, terms }] of sums) {
    if (terms === wanted) values[where] = Math.max(values[where], weight * value / wanted);
  }
}

function position(keys, phrase) {
  for (let at = 0; at + phrase.length <= keys.length; at++) {
    if (phrase.every((key, here) => keys[at + here] === key)) return at;
  }
  return -1;
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
