// Our field types of the editing app: organisations by name, or words in both languages for those without a record; and
// numbers, of which the app's own type would keep the last digits alone where somebody types a comma or a space.
const known = [...document.querySelectorAll("#bodies option")].map((option) => ({
  id: option.dataset.id,
  name: option.value,
}));
const words = document.querySelector("#words").dataset;
const plain = (value) => (value && typeof value.toJS === "function" ? value.toJS() : value);
const byId = (id) => known.find((body) => body.id === id);
const byName = (name) => known.find((body) => body.name.toLowerCase() === name.trim().toLowerCase());

/** A value of the record → what the two boxes show. */
const shown = (party) =>
  typeof party === "string" ? { first: byId(party)?.name ?? party, english: "" } : { first: party?.lv ?? "", english: party?.en ?? "", mark: party?.en_of };

/** What the two boxes hold → the value of the record. */
const meant = ({ first, english, mark }) => {
  const body = byName(first) ?? byId(first.trim());
  if (body) return body.id;
  return mark ? { lv: first, en_of: mark, en: english } : { lv: first, en: english };
};

const Bodies = window.createClass({
  getInitialState() {
    const value = plain(this.props.value);
    const many = this.props.field.get("many");
    const list = many ? (Array.isArray(value) ? value : []) : value ? [value] : [];
    return { rows: list.map(shown) };
  },
  change(rows) {
    this.setState({ rows });
    const values = rows.filter((row) => row.first.trim()).map(meant);
    this.props.onChange(this.props.field.get("many") ? values : values[0]);
  },
  /** Whether each body is in the list or told in both languages: asked by the app before it saves. */
  isValid() {
    const wrong = this.state.rows.find(({ first, english }) => first.trim() && typeof meant({ first, english }) !== "string" && !english.trim());
    return wrong ? { error: { message: words.unknown.replace("{}", wrong.first.trim()) } } : true;
  },
  render() {
    const { h } = window;
    const { rows } = this.state;
    const set = (place, part) => this.change(rows.map((row, index) => (index === place ? { ...row, ...part } : row)));
    const many = this.props.field.get("many");
    return h(
      "div",
      { className: "bodies" },
      ...rows.map((row, place) =>
        h(
          "div",
          { className: "body", key: place },
          h("input", {
            id: place ? undefined : this.props.forID, list: "bodies", value: row.first, placeholder: words.body, "aria-label": words.body,
            onChange: (event) => set(place, { first: event.target.value }),
          }),
          byName(row.first)
            ? null
            : h("input", {
                value: row.english, placeholder: words.english, "aria-label": words.english, lang: "en",
                onChange: (event) => set(place, { english: event.target.value }),
              }),
          h("button", { type: "button", onClick: () => this.change(rows.filter((_, index) => index !== place)) }, words.remove),
        ),
      ),
      many || !rows.length
        ? h("button", { type: "button", onClick: () => this.change([...rows, { first: "", english: "" }]) }, words.add)
        : null,
    );
  },
});

window.CMS.registerFieldType("bodies", Bodies);

const Digits = window.createClass({
  getInitialState() {
    return { text: String(this.props.value ?? "") };
  },
  change(text) {
    this.setState({ text });
    this.props.onChange(text.trim() && this.isRight(text) ? Number(text) : text.trim() || undefined);
  },
  isRight(text) {
    const shape = this.props.field.get("whole") ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
    return !text.trim() || shape.test(text.trim());
  },
  isValid() {
    return this.isRight(this.state.text) || { error: { message: words[this.props.field.get("whole") ? "whole" : "number"] } };
  },
  /** The next number that nobody has in the same report and place, once the form says which. */
  free() {
    const within = plain(this.props.field.get("place"));
    const said = within?.map((path) => this.props.entry?.getIn(["data", ...path]));
    return said?.every(Boolean) ? (this.props.field.getIn(["free", said.join("/")]) ?? 1) : undefined;
  },
  render() {
    const { h } = window;
    const free = this.free();
    return h(
      "div",
      {},
      h("input", {
        id: this.props.forID, className: "digits", inputMode: "decimal", autoComplete: "off", value: this.state.text,
        onChange: (event) => this.change(event.target.value),
      }),
      free ? h("p", { className: "free" }, words.free.replace("{}", free)) : null,
    );
  },
});

window.CMS.registerFieldType("digits", Digits);
