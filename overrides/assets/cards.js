// What a reader takes along: a measure as text, as an address, on a list of their own that only this browser keeps.
// The marks are those of catalog/cards.py; the words stand in the page's data attributes.

const KEY = "saraksts";
const MOST = 100; // measures on a list: more would be no list any more
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** The keys in a text that are written like ours (two words of an address), each once. */
export const valid = (keys) => [...new Set(keys)].filter((key) => /^[a-z0-9-]{1,90}\/[a-z0-9-]{1,90}$/.test(key)).slice(0, MOST);

/** The keys that this browser keeps; none where it may not or where something else stands in their place. */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(found) ? valid(found.map(String)) : [];
  } catch {
    return [];
  }
}

/** Keep the keys; whether the browser let us. */
export function keep(keys) {
  try {
    localStorage.setItem(KEY, JSON.stringify(keys));
    return true;
  } catch {
    return false;
  }
}

/** A card as plain text. */
export function plain({ title, about, lead, facts, before, source, address }, words) {
  const parts = [title, about, "", lead, "", ...facts.map(([label, text]) => `${label}: ${text}`)];
  if (before) parts.push(`${words.before}: ${before}`);
  return [...parts, "", `${words.source}: ${source}`, address].join("\n");
}

/** Copy a text and say how it went. */
export async function copy(text, status, { copied, failed }) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = copied;
  } catch {
    status.textContent = failed;
  }
}

/** Give an address to another program, or copy it where the system has no way to share. */
export async function share(title, url, status, { address, failed }) {
  if (!navigator.share) return copy(url, status, { copied: address, failed });
  try {
    await navigator.share({ title, url });
  } catch (error) {
    if (error.name !== "AbortError") await copy(url, status, { copied: address, failed });
  }
}

/** The card that this page shows. */
function shown() {
  const text = (selector) => all(selector).map((part) => part.innerText.trim()).filter(Boolean);
  const rest = (part) => [...part.children].slice(1).map((child) => child.innerText.trim()).join("\n");
  return {
    title: text("h1")[0], about: text("[data-card=about] > *").join(" · "), lead: text("main .lead")[0],
    facts: [
      ...all("[data-card=facts] > dt").map((label) => [label.innerText, label.nextElementSibling.innerText.trim()]),
      ...all("[data-card=part]").map((part) => [part.querySelector("h2").innerText, rest(part)]),
    ],
    before: text("[data-card=before]").join("\n"), source: text("[data-card=source] li").join("; "),
    address: location.href.split("#")[0],
  };
}

/** The buttons of a measure's page. */
function buttons(panel) {
  const words = panel.dataset;
  const key = words.take.split("/").slice(-2).join("/");
  const status = panel.querySelector("[role=status]");
  const toggle = panel.querySelector("[data-card-do=list]");
  const link = panel.querySelector("[data-list-link]");
  const label = toggle.querySelector("span");
  const on = label.textContent;
  let keys = kept();
  const draw = () => {
    label.textContent = keys.includes(key) ? toggle.dataset.off : on;
    link.querySelector("span").textContent = keys.length ? ` (${keys.length})` : "";
  };
  const deeds = {
    copy: () => copy(plain(shown(), words), status, words),
    share: () => share(document.title, location.href.split("#")[0], status, words),
    list() {
      const has = keys.includes(key);
      keys = has ? keys.filter((other) => other !== key) : [...keys, key];
      const done = keep(keys);
      if (!done) link.hash = keys.join(","); // the list lives in the address, at least
      status.textContent = done ? words[has ? "removed" : "added"] : words.unkept;
      draw();
    },
  };
  panel.addEventListener("click", ({ target }) => deeds[target.closest("[data-card-do]")?.dataset.cardDo]?.());
  draw();
}

all("[data-take]").forEach(buttons);
