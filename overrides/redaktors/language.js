// The app has its own words here in English only. For a browser in another language that it knows – en-GB, ru, de … – it
// would ask another site for them, is refused and asks again without end; so the page speaks American English to it.
for (const [name, value] of [["language", "en-US"], ["languages", ["en-US"]]]) {
  Object.defineProperty(navigator, name, { get: () => value });
}

// Escape would close the form, and in a clone on this computer what was typed would be lost. Who wants it can switch it on.
const settings = "sveltia-cms.prefs";
if (!localStorage.getItem(settings)) localStorage.setItem(settings, JSON.stringify({ closeWithEscape: false }));
