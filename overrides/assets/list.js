// A reader's own list of measures: the page's address says which, in words, so that it can be sent and survives without
// storage. What is kept in this browser is only used where the address says nothing.
import { copy, keep, kept, plain, share, valid } from "./cards.js";

const page = document.querySelector("[data-list]");
const part = (name) => page.querySelector(`[data-list-${name}]`);
const words = page.dataset;
const status = page.querySelector("[role=status]");
const home = new URL("../", location.href.split("#")[0]);
let cards, keys, own;

const plurals = new Intl.PluralRules(document.documentElement.lang);
const counted = (count) => words[{ zero: "countZero", one: "countOne" }[plurals.select(count)] ?? "countOther"].replace("{count}", count);

/** What the address asks for: the keys it names and whether something in it was no key of ours. */
function asked() {
  let text = location.hash.slice(1);
  try {
    text = decodeURIComponent(text);
  } catch { /* a broken escape: what stands there is no key */ }
  const named = text.split(",").filter(Boolean);
  const found = valid(named).filter((key) => Object.hasOwn(cards, key));
  return { found, lost: new Set(named).size - found.length };
}

async function fetched() {
  const answer = await fetch("kartes.json");
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/** The texts of all cards are fetched for a list that holds something. */
async function read() {
  if (!cards && !location.hash.slice(1) && !kept().length) {
    keys = [];
    own = true;
    return draw();
  }
  try {
    cards ??= await fetched();
  } catch {
    status.textContent = words.unread;
    return;
  }
  const { found, lost } = asked();
  const mine = kept().filter((key) => Object.hasOwn(cards, key));
  own = !found.length || found.join() === mine.join();
  keys = found.length ? found : mine;
  draw();
  status.textContent = lost ? words.lost.replace("{count}", lost) : "";
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

const fileName = "mans-saraksts.rtf";
const heading = () => part("title").value.trim() || words.heading;
const text = () => [heading(), ...keys.map((key, place) => {
  const card = { ...cards[key], address: new URL(cards[key].address, home).href };
  return `${place + 1}. ${plain(card, words)}`;
})].join("\n\n");

/** Rich Text Format 1.9: word processors open it, and it needs no library. */
function rtf(lines) {
  const escaped = (line) => line.replace(/[\\{}]/g, "\\$&").replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0)}?`);
  const spoken = document.documentElement.lang === "lv" ? 1062 : 2057;
  const [title, ...rest] = lines.map(escaped);
  return `{\\rtf1\\ansi\\deff0\\deflang${spoken}{\\fonttbl{\\f0 Calibri;}}\\paperw11906\\paperh16838\\margl1134\\margr1134\\margt1134\\margb1134\\f0\\fs21\\lang${spoken}\n{\\b\\fs32 ${title}\\par}\n${rest.join("\\par\n")}\\par}`;
}

const deeds = {
  print: () => print(),
  copy: () => copy(text(), status, words),
  share: () => share(heading(), location.href, status, words),
  save() {
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob([rtf(text().split("\n"))], { type: "application/rtf" }));
    file.download = fileName;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 1000);
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
