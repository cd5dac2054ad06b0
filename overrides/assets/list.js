// A reader's own list of measures: the page's address says which, in words, so that it can be sent and survives without
// storage. What is kept in this browser is only used where the address says nothing.
import { copy, keep, kept, plain, share, valid } from "./cards.js";

const page = document.querySelector("[data-list]");
const part = (name) => page.querySelector(`[data-list-${name}]`);
const words = page.dataset;
const status = page.querySelector("[role=status]");
const home = new URL("../", location.href.split("#")[0]);
const cards = {};
const FILES = 32; // as catalog/cards.py parts them
const files = new Map(); // number of a file → the promise of its cards
let keys, own;

const plurals = new Intl.PluralRules(document.documentElement.lang);
const counted = (count) => words[{ zero: "countZero", one: "countOne" }[plurals.select(count)] ?? "countOther"].replace("{count}", count);

/** The keys that the address names, and how many names stand there. */
function asked() {
  let text = location.hash.slice(1);
  try {
    text = decodeURIComponent(text);
  } catch { /* a broken escape: what stands there is no key */ }
  const names = new Set(text.split(",").filter(Boolean));
  return { named: valid(names), count: names.size };
}

async function fetched(number) {
  const answer = await fetch(`kartes/${number}.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  Object.assign(cards, await answer.json());
}

/** Those of the keys that are ours; the texts of their cards are there then. */
async function known(wanted) {
  const numbers = new Set(wanted.map((key) => [...key].reduce((sum, sign) => sum + sign.charCodeAt(), 0) % FILES));
  await Promise.all([...numbers].map((number) => files.get(number) ?? files.set(number, fetched(number)).get(number)));
  return wanted.filter((key) => Object.hasOwn(cards, key));
}

async function read() {
  const { named, count } = asked();
  let found, mine;
  try {
    [found, mine] = await Promise.all([known(named), known(kept())]);
  } catch {
    files.clear();
    status.textContent = words.unread;
    return;
  }
  own = !found.length || found.join() === mine.join();
  keys = found.length ? found : mine;
  draw();
  status.textContent = count > found.length ? words.lost.replace("{count}", count - found.length) : "";
  // After the first view, so that the list can be saved where there is no network any more.
  if (keys.length) setTimeout(() => import("./docx.js").catch(() => {}), 2000);
}

function draw() {
  const items = keys.map(item);
  part("items").replaceChildren(...items);
  part("empty").hidden = keys.length > 0;
  part("full").hidden = !keys.length;
  part("shared").hidden = own;
  part("count").textContent = counted(keys.length);
  const hash = keys.length ? `#${keys.join(",")}` : "";
  history.replaceState(null, "", location.pathname + location.search + hash);
  for (const link of document.querySelectorAll("a.language")) link.hash = hash;
}

function item(key, place) {
  const made = page.querySelector("template").content.firstElementChild.cloneNode(true);
  const fill = (name, text) => { made.querySelector(`[data-item-${name}]`).textContent = text; };
  const card = cards[key];
  const link = made.querySelector("[data-item-title]");
  link.href = new URL(card.address, home);
  for (const name of ["title", "about", "lead", "before", "source"]) fill(name, card[name]);
  fill("address", link.href);
  made.querySelector("[data-item-beware]").hidden = !card.before;
  made.querySelector("[data-item-facts]").append(...card.facts.flatMap(([label, text]) => {
    const term = document.createElement("dt"), value = document.createElement("dd");
    term.textContent = label;
    value.textContent = text;
    return [term, value];
  }));
  for (const button of made.querySelectorAll("button")) {
    button.dataset.key = key;
    button.setAttribute("aria-label", `${button.textContent}: ${card.title}`);
  }
  made.querySelector("[data-move='-1']").disabled = place === 0;
  made.querySelector("[data-move='1']").disabled = place === keys.length - 1;
  return made;
}

function change(next, said) {
  keys = next;
  const done = !own || keep(keys);
  draw();
  status.textContent = done ? said : words.unkept;
}

const heading = () => part("title").value.trim() || words.heading;
const listed = () => keys.map((key) => ({ ...cards[key], address: new URL(cards[key].address, home).href }));
const text = () => [heading(), ...listed().map((card, place) => `${place + 1}. ${plain(card, words)}`)].join("\n\n");

/** The list as paragraphs of a document; each measure with what its own document holds. */
const paragraphs = () => [{ bold: heading(), level: 1 }, ...listed().flatMap((card, place) => [
  { bold: `${place + 1}. ${card.title}`, level: 2 },
  { words: card.about, small: true },
  { words: card.lead },
  ...[...card.facts, ...(card.before ? [[words.before, card.before]] : [])].map(([label, said]) => ({ bold: `${label}. `, words: said })),
  { words: `${words.source}: ${card.source}\n${card.address}`, small: true },
])];

const deeds = {
  print: () => print(),
  copy: () => copy(text(), status, words),
  share: () => share(heading(), location.href, status, words),
  async save() {
    try {
      const { docx } = await import("./docx.js");
      const file = document.createElement("a");
      file.href = URL.createObjectURL(docx(paragraphs(), document.documentElement.lang));
      file.download = "mans-saraksts.docx";
      file.click();
      setTimeout(() => URL.revokeObjectURL(file.href), 1000);
    } catch {
      status.textContent = words.unread;
    }
  },
  keep() {
    own = true;
    change(valid([...kept(), ...keys]), words.kept);
    part("count").focus();
  },
  clear() {
    change([], words.cleared);
    part("empty").focus();
  },
};

function move({ dataset: { key, move: by } }) {
  const from = keys.indexOf(key), to = from + Number(by);
  const next = keys.toSpliced(from, 1).toSpliced(to, 0, key);
  change(next, words.moved.replace("{title}", cards[key].title).replace("{place}", to + 1));
  const buttons = [...part("items").children[to].querySelectorAll("[data-move]")];
  (buttons.find((button) => button.dataset.move === by && !button.disabled) ?? buttons.find((button) => !button.disabled)).focus();
}

function remove({ dataset: { key } }) {
  const place = keys.indexOf(key);
  change(keys.filter((other) => other !== key), words.removed.replace("{title}", cards[key].title));
  (part("items").children[Math.min(place, keys.length - 1)]?.querySelector("[data-remove]") ?? part("empty")).focus();
}

page.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.dataset.move) move(button);
  else if (button.hasAttribute("data-remove")) remove(button);
  else deeds[button.dataset.listDo]?.();
});
part("title").addEventListener("input", () => { part("heading").textContent = heading(); });
addEventListener("hashchange", read);
page.hidden = false;

part("heading").textContent = heading();
read();
