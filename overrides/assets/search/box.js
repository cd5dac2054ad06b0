// What the search box of a page shows while one types: the best pages, how many there are, the way to all of them.
// Loaded with the first letter; the words it says stand in the data attributes of the box.

const MOST = 6; // pages
const PAUSE = 300; // milliseconds without a key before texts are fetched
const BRIEF = 3; // lines of an answer in the box

export const site = new URL("../../", import.meta.url);

/** A worker that answers in the language of the page. */
export function searcher() {
  return new Worker(new URL(`worker.js?lang=${document.documentElement.lang}`, import.meta.url));
}

/** An element of a class with children; text stays text. */
export function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

/** A link to an address below the site's root. */
export function link(address, ...children) {
  const made = element("a", "", ...children);
  made.href = /^[a-z]+:/.test(address) ? address : new URL(address, site);
  return made;
}

/** A stretch of text that the worker gives as [text, marked] pieces. */
export function teaser(pieces) {
  return element("p", "", ...pieces.map(([text, marked]) => (marked ? element("mark", "", text) : text)));
}

/** The answer of a record as a card: what it says, what answers the question, what must be known to read it, its source. */
export function card({ address, title, text, lines, note, source = [], unclear }, words, most = Infinity) {
  const facts = element("dl", "", ...lines.slice(0, most).flatMap(([, label, value, there]) => [
    element("dt", "", label), element("dd", "", there ? link(there, value) : value),
  ]));
  const sources = source.flatMap(([name, place, there], at) => [at ? "; " : "", link(there, name), place ? `, ${place}` : ""]);
  const made = element("section", "answer", element("p", "entry__title", link(address, title)));
  const defined = lines[0]?.[0] === "meaning"; // a definition says what the summary says
  const said = [...(defined ? [] : [element("p", "", text)]), ...(lines.length ? [facts] : [])];
  made.append(...(lines[0]?.[0] === "reach" ? said.reverse() : said)); // who looks for a number sees it before all else
  if (note && most === Infinity) made.append(element("p", "small", note));
  if (unclear) made.append(element("p", "small", words.unclear));
  if (sources.length) made.append(element("p", "source small soft", `${words.source}: `, ...sources));
  made.setAttribute("aria-label", words.answer);
  return made;
}

/** How many, in the plural of the language: `words` has a text for each of its categories. */
export function counted(count, words) {
  return words[new Intl.PluralRules(document.documentElement.lang).select(count)].replace("{count}", count);
}

/** Shows suggestions under `input` from now on, whenever what stands in it changes. */
export function suggest(input) {
  const { form, dataset: words } = input;
  const status = element("p", "found__count");
  const list = element("ol", "");
  const top = element("div", "");
  const rest = element("a", "found__all", words.all);
  const panel = element("div", "found", status, top, list, rest);
  const help = document.querySelector("template[data-search-help]").content;
  const worker = searcher();
  let query = "", pause;
  status.setAttribute("role", "status");
  panel.hidden = true;
  form.append(panel);

  const say = (said, results = [], above = []) => {
    const lost = list.contains(document.activeElement) || top.contains(document.activeElement);
    status.textContent = said;
    top.replaceChildren(...above);
    list.replaceChildren(...results.map(suggestion));
    if (lost) input.focus(); // what had the focus is gone
  };
  const close = () => {
    clearTimeout(pause);
    query = "";
    panel.hidden = true;
  };
  const ask = () => {
    clearTimeout(pause);
    query = input.value.trim();
    if (!query) return close();
    if (panel.hidden) say(words.searching); // said before the answer comes: a status that appears with its text is not read out
    rest.href = `${form.action}?${new URLSearchParams({ q: query })}`;
    panel.hidden = false;
    worker.postMessage({ type: "index" }); // it is on its way while one types
    pause = setTimeout(() => worker.postMessage({ type: "results", data: { query, filters: {}, offset: 0, count: MOST } }), PAUSE);
  };

  worker.onerror = () => say(words.failed);
  worker.onmessage = ({ data: { type, data } }) => {
    if (data.query !== query) return;
    if (type === "failed") say(words.failed);
    else if (data.results.length) say(data.nearest ? words.nearest : counted(data.results.length, words), data.results, data.answer ? [card(data.answer, words, BRIEF)] : []);
    else say(words.none, [], [help.cloneNode(true)]);
  };
  input.addEventListener("input", ask);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault(); // or the browser would empty the box
    input.focus(); // before what has the focus is hidden
    close();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !form.contains(relatedTarget)) close(); });
  addEventListener("pointerdown", ({ target }) => { if (!form.contains(target)) close(); });
  ask();
}

function suggestion({ address, title, heading, teaser: pieces }) {
  const section = heading === title ? [] : [" ", element("span", "found__section", heading)];
  return element("li", "", link(address, title, ...section), teaser(pieces));
}
