// The app has its own words in English only; what an editor meets of them is shown in Latvian here, as it appears.
// A test holds each English text to the app's own, so that a renewed app is noticed.
const exact = {
  "New": "Jauns",
  "Save": "Saglabāt",
  "Saving…": "Saglabā…",
  "Cancel": "Atcelt",
  "Delete": "Dzēst",
  "Remove": "Noņemt",
  "Add": "Pievienot",
  "Clear": "Notīrīt",
  "Copy": "Kopēt",
  "Discard": "Atmest",
  "Restore": "Atjaunot",
  "Select": "Izvēlēties",
  "Expand": "Atvērt",
  "Expand All": "Atvērt visus",
  "Collapse": "Aizvērt",
  "Collapse All": "Aizvērt visus",
  "Required": "Obligāts",
  "Searching…": "Meklē…",
  "Loading…": "Ielādē…",
  "Later": "Vēlāk",
  "Back": "Atpakaļ",
  "No results found.": "Nekas nav atrasts.",
  "Loading CMS Configuration…": "Ielādē lietotni…",
  "Loading Site Data…": "Ielādē ierakstus…",
  "There was an error while loading site data.": "Ierakstus neizdevās ielādēt.",
  "Sign In Using Access Token": "Pieteikties ar piekļuves atslēgu",
  "Sign In": "Pieteikties",
  "Enter your token below. It must have read/write access to the repository content.":
    "Ielīmējiet atslēgu. Tai vajag tiesības lasīt un rakstīt projekta saturu (Contents).",
  "Since Editorial Workflow is enabled, it must also have read/write access to pull requests.":
    "Vajag arī tiesības lasīt un rakstīt priekšlikumus (Pull requests).",
  "Personal Access Token": "Piekļuves atslēga",
  "The provided token is invalid. Please check and try again.": "Atslēga neder. Pārbaudiet to un mēģiniet vēlreiz.",
  "Authentication aborted. Please try again.": "Pieteikšanās pārtrūka. Mēģiniet vēlreiz.",
  "Signing in…": "Piesakās…",
  "Sign Out": "Iziet",
  "Work with Local Repository": "Strādāt ar projekta kopiju šajā datorā",
  "The selected folder is not a repository root directory. Please try again.":
    "Šajā mapē projekta kopijas nav. Izvēlieties mapi, kurā ir mape „data”.",
  "Unexpected Error": "Negaidīta kļūda",
  "Local": "Šajā datorā",
  "Contents": "Saturs",
  "Collections": "Ierakstu veidi",
  "Editorial Workflow": "Priekšlikumi",
  "Search for contents…": "Meklēt ierakstus…",
  "Search Results": "Atrastais",
  "Menu": "Izvēlne",
  "Account": "Konts",
  "Settings": "Iestatījumi",
  "Sort": "Kārtot",
  "None": "Nav",
  "Filter": "Atlasīt",
  "Group": "Sadalīt",
  "All": "Visi",
  "Entry not found.": "Ieraksta nav.",
  "No entries found.": "Ierakstu nav.",
  "This collection has no entries yet.": "Te vēl nav ierakstu.",
  "Creating new entries in this collection is disabled by the administrator.":
    "Jaunu sarakstu te neveido; esošajam var pievienot rindas.",
  "Back to Collection": "Atpakaļ uz sarakstu",
  "Create New Entry": "Izveidot ierakstu",
  "Duplicate Entry": "Kopēt kā jaunu ierakstu",
  "Entry duplicated as a new draft.": "Ieraksts nokopēts kā jauns.",
  "Show Errors": "Rādīt kļūdas",
  "Restore Draft": "Atjaunot nesaglabāto",
  "Draft backup saved.": "Nesaglabātais ir paturēts.",
  "Draft backup restored.": "Nesaglabātais ir atjaunots.",
  "Draft backup deleted.": "Nesaglabātais ir izdzēsts.",
  "Cancel Editing": "Beigt labošanu",
  "Edit": "Labošana",
  "Revert Changes": "Atsaukt izmaiņas",
  "Revert All Changes": "Atsaukt visas izmaiņas",
  "View in Repository": "Skatīt GitHub vietnē",
  "This field is required.": "Šis lauks jāaizpilda.",
  "Please enter a valid URL.": "Te jābūt tīmekļa adresei ar https://.",
  "Invalid value.": "Šī vērtība neder.",
  "Unexpected error occurred.": "Notika negaidīta kļūda.",
  "Validation": "Pārbaude",
  "Validation results will be shown here.": "Te būs redzams, kas jāizlabo.",
  "No errors found.": "Kļūdu nav.",
  "Validate": "Pārbaudīt",
  "Slug": "Adrese",
  "History": "Vēsture",
  "Backlinks": "Kas uz šo norāda",
  "No entries are referencing this entry.": "Uz šo ierakstu nekas nenorāda.",
  "Error": "Kļūda",
  "There was an error while saving the entry. Please try again later.": "Neizdevās saglabāt. Mēģiniet vēlāk.",
  "Entry Changed by Someone Else": "Ierakstu tikmēr mainījis kāds cits",
  "This entry has been changed in the repository after you opened it.": "Kāds to mainīja pēc tam, kad jūs to atvērāt.",
  "If you save now, their changes will be lost.": "Ja saglabāsiet tagad, otra cilvēka labojums pazudīs.",
  "Save Anyway": "Tomēr saglabāt",
  "Reload Entry": "Atvērt no jauna",
  "The repository has been updated by someone else while saving. Please try again.":
    "Kamēr saglabājāt, projektu mainīja kāds cits. Mēģiniet vēlreiz.",
  "Remove This Item": "Noņemt šo",
  "Show Field Options": "Lauka izvēlne",
  "Show Editor Options": "Ieraksta izvēlne",
  "List Item Options": "Rindas izvēlne",
  "Move Up": "Pārvietot augstāk",
  "Move Down": "Pārvietot zemāk",
  "Add Item Above": "Pievienot virs šī",
  "Add Item Below": "Pievienot zem šī",
  "(None)": "(nav)",
  "Select an option…": "Izvēlieties…",
  "Filter Options": "Meklēt sarakstā",
  "No matching options found": "Sarakstā tā nav",
  "Selected Options": "Izvēlētais",
  "Increase": "Palielināt",
  "Decrease": "Samazināt",
  "Yes": "Jā",
  "No": "Nē",
  "Today": "Šodien",
  "Local Workflow is not supported in your browser. Please use Chrome or Edge instead.":
    "Šis pārlūks to neprot. Izmantojiet Chrome vai Edge.",
  "Draft": "Melnraksts",
  "Drafts": "Melnraksti",
  "In Review": "Gaida pārbaudi",
  "Ready": "Pārbaudīts",
  "Publish": "Publicēt",
  "Publishing…": "Publicē…",
  "Publish Entry": "Publicēt ierakstu",
  "Change Entry Status": "Mainīt stāvokli",
  "Updating Status…": "Maina stāvokli…",
  "Status updated.": "Stāvoklis mainīts.",
  "Couldn’t change the status. Please try again.": "Stāvokli neizdevās mainīt. Mēģiniet vēlreiz.",
  "The entry has errors. Please correct them before changing the status.": "Vispirms izlabojiet kļūdas ierakstā.",
  "Send for Review": "Nodot pārbaudei",
  "Your changes have been saved as a draft. Send the entry for review so someone can look at it and publish it?":
    "Labojums saglabāts kā melnraksts. Vai nodot to pārbaudei, lai redaktors to izlasa un publicē?",
  "Unpublished Entries": "Vēl nepublicētie",
  "Published Entries": "Publicētie",
  "Discard Changes": "Atmest izmaiņas",
  "No entries.": "Ierakstu nav.",
};
const made = [
  ["Creating {$name}", "Jauns ieraksts: $1"],
  ["Add {$name}", "Pievienot: $1"],
  ["Remove {$name}", "Noņemt: $1"],
  ["Powered by {$name}", "Lietotne: $1"],
  ["Signed In as {$name}", "Pieteicies: $1"],
  ["Status: {$status}", "Stāvoklis: $1"],
  ["Once prompted, select the root directory of the “{$repo}” repository.", "Izvēlieties mapi, kurā ir projekta „$1” kopija."],
  ["You don’t have access to the “{$repo}” repository.", "Jums nav piekļuves projektam „$1”."],
  ["{$label}, A to Z", "$1, no A līdz Z"],
  ["{$label}, Z to A", "$1, no Z līdz A"],
  ["One field has an error. Please correct it to save the entry.", "Viens lauks jāizlabo; tad ierakstu varēs saglabāt."],
  ["{$count} fields have errors. Please correct them to save the entry.", "Jāizlabo lauki ($1); tad ierakstu varēs saglabāt."],
  ["Entry saved.", "Ieraksts saglabāts."],
  ["Entry saved and published.", "Ieraksts saglabāts."],
  ["This entry has a backup from {$datetime}. Do you want to restore the edited draft?", "Šim ierakstam ir nesaglabāts labojums ($1). Vai to atjaunot?"],
  ["The new {$name} will be saved along with the entry you’re editing.", "Jaunais ieraksts ($1) tiks saglabāts kopā ar šo."],
  ["The value must be greater than or equal to {$min}.", "Mazākā vērtība ir $1."],
  ["The value must be less than or equal to {$max}.", "Lielākā vērtība ir $1."],
];
const escaped = (text) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
const patterns = made.map(([english, latvian]) => [
  new RegExp(`^${escaped(english).replace(/\{\\\$\w+\}/g, "(.+)")}$`, "s"), latvian,
]);

/** English words of the app → Latvian; what is none of them stays. */
const latvian = (text) => {
  const bare = text.trim();
  if (Object.hasOwn(exact, bare)) return text.replace(bare, exact[bare]);
  const found = patterns.find(([pattern]) => pattern.test(bare));
  return found ? text.replace(bare, bare.replace(...found)) : text;
};

const NAMED = ["aria-label", "title", "placeholder"];
/** Show an element's own names in Latvian. */
const named = (element) => {
  for (const name of NAMED) {
    const given = element.getAttribute(name);
    if (given && latvian(given) !== given) element.setAttribute(name, latvian(given));
  }
};
/** “Add” below a list of records that one may choose from makes a new record. */
const NEW = "Jauns ieraksts: ";
/** Show a text, or an element with all that it holds, in Latvian. */
const show = (node) => {
  if (node.nodeType === Node.TEXT_NODE) {
    const opens = node.parentElement?.closest("button[aria-haspopup=dialog]");
    const said = opens ? latvian(node.data).replace(/^Pievienot: /, NEW) : latvian(node.data);
    if (said !== node.data) node.data = said;
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    named(node);
    node.childNodes.forEach(show);
  }
};
new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "childList") addedNodes.forEach(show);
    else if (type === "characterData") show(target);
    else named(target);
  }
  if (document.documentElement.lang !== "lv") document.documentElement.lang = "lv";
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMED });
