// The page of results: reads ?q= and the facets from the address, shows what the worker finds.

import { shortened } from "../words.js";
import { card, counted, element, link, searcher, teaser } from "./box.js";

const PAGE = 20;
const FACETS = ["kind", "theme", "municipality", "year"];

const lead = document.querySelector("[data-search-lead]");
const form = document.querySelector("[data-search-form]");
const facets = document.querySelector("[data-search-facets]");
const status = document.querySelector("[data-search-status]");
const answer = document.querySelector("[data-search-answer]");
const list = document.querySelector("[data-search-results]");
const more = document.querySelector("[data-search-more]");
const hints = Object.fromEntries([...document.querySelectorAll("[data-search-hint]")].map((hint) => [hint.dataset.searchHint, hint]));
const words = JSON.parse(document.querySelector("[data-search-words]").textContent);
let worker;
let state = fromAddress();
let remark = ""; // what of the address was left aside

/** Nothing of the index is fetched before somebody asks or begins to type. */
function start() {
  if (worker) return;
  worker = searcher();
  worker.onerror = () => clear(words.failed);
  worker.onmessage = show;
}

function fromAddress() {
  const given = new URLSearchParams(location.search);
  return Object.fromEntries(["q", ...FACETS].map((name) => [name, given.get(name) ?? ""]));
}

function toAddress(how = "pushState") {
  const given = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
  history[how](null, "", given.size ? `?${given}` : location.pathname);
}

// What is sought stays when the language is switched.
function carry() {
  for (const other of document.querySelectorAll("a.language")) other.search = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
}

function ask(offset = 0) {
  for (const [name, value] of Object.entries(state)) {
    const field = form.elements[name];
    if (field && field.value !== value) field.value = value;
  }
  carry();
  if (!state.q.trim()) return clear();
  lead.hidden = true; // who has asked needs no introduction: on a phone it is a quarter of the screen
  if (!offset) status.textContent = words.searching;
  const filters = Object.fromEntries(FACETS.filter((name) => state[name]).map((name) => [name, state[name]]));
  start();
  worker.postMessage({ type: "results", data: { query: state.q, filters, offset, count: PAGE, elsewhere: !offset } });
}

function clear(said = "") {
  lead.hidden = false;
  list.replaceChildren();
  answer.replaceChildren();
  status.textContent = said;
  more.hidden = facets.hidden = true;
  for (const hint of Object.values(hints)) hint.hidden = true;
}

function show({ data: { type, data } }) {
  if (data.query !== state.q) return;
  if (type === "failed") return clear(words.failed);
  if (data.unknown.length) return leaveAside(data.unknown);
  status.textContent = `${remark}${data.nearest ? `${words.nearest} ` : ""}${counted(data.total, words)}`;
  remark = "";
  const items = data.results.map(item);
  if (data.offset) list.append(...items);
  else list.replaceChildren(...items);
  more.hidden = data.offset + data.results.length >= data.total;
  if (data.offset) return items[0]?.querySelector("a").focus();
  answer.replaceChildren(...(data.answer ? [card(data.answer, words)] : []));
  hints.none.hidden = data.total > 0;
  hints.old.hidden = !data.old;
  hints.spelling.hidden = !data.suggestion;
  if (data.suggestion) {
    const better = hints.spelling.querySelector("a");
    better.textContent = data.suggestion;
    better.href = `?${new URLSearchParams({ q: data.suggestion })}`;
  }
  hints.elsewhere.hidden = !data.elsewhere.length;
  hints.elsewhere.querySelector("ol").replaceChildren(...data.elsewhere.map(item));
  fill(data.facets);
}

/** Old, unknown or hostile words of an address: they are left aside and said, and the question is put without them. */
function leaveAside(unknown) {
  for (const name of unknown) {
    remark += `${words.aside.replace("{value}", () => shortened(state[name]))} `;
    state[name] = "";
  }
  toAddress("replaceState");
  ask();
}

function item({ address, title, heading, teaser: pieces, kind, more: parts, language }) {
  const entry = element(
    "li", "entry",
    element("p", "entry__title", link(address, heading === title ? title : `${title}: ${heading}`)),
    teaser(pieces),
    element("p", "tags", element("span", "tag", kind)),
  );
  if (parts.length) {
    const also = parts.flatMap((part, place) => [place ? "; " : "", link(part.address, part.heading)]);
    entry.append(element("p", "related", `${words.also} `, ...also));
  }
  if (language !== document.documentElement.lang) entry.lang = language;
  return entry;
}

function fill(found) {
  facets.hidden = false;
  facets.open ||= FACETS.some((name) => state[name]); // on a phone they stand folded until one is used
  for (const [name, values] of Object.entries(found)) {
    const select = form.elements[name];
    values.sort((one, other) => (name === "year" ? other.value - one.value : one.label.localeCompare(other.label, document.documentElement.lang)));
    const options = values.map(({ value, label, count }) => new Option(`${label} (${count})`, value));
    select.replaceChildren(select.options[0], ...options);
    if (state[name] && !values.some(({ value }) => String(value) === state[name])) {
      select.append(new Option(words.chosen, state[name]));
    }
    select.value = state[name];
  }
}

form.addEventListener("input", start, { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  state = { q: form.elements.q.value, kind: "", theme: "", municipality: "", year: "" };
  toAddress();
  ask();
});
form.addEventListener("change", ({ target }) => {
  if (target.name === "q") return;
  state[target.name] = target.value;
  toAddress();
  ask();
});
more.addEventListener("click", () => ask(list.children.length));
addEventListener("popstate", () => { state = fromAddress(); ask(); });
ask();
