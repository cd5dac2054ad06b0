// Paragraphs as an Office Open XML document (ECMA-376): three parts in a ZIP archive that packs nothing (APPNOTE 6.3.10).
// It is fetched only when a reader downloads their list.

const bytes = (text) => new TextEncoder().encode(text);

/** CRC-32 as ZIP wants it. */
const checksum = (data) => ~data.reduce((sum, byte) => {
  sum ^= byte;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
  return sum;
}, -1);

/** Numbers, each with its size in bytes, the lowest byte first. */
const fields = (...pairs) => Uint8Array.from(pairs.flatMap(([size, value]) => Array.from({ length: size }, (_, place) => value >>> (8 * place))));

/** An archive of [name, text]; members are dated 1980, the first day that the format knows. */
function zip(members, type) {
  const local = [], central = [];
  let start = 0;
  for (const [name, text] of members) {
    const path = bytes(name), data = bytes(text);
    const about = fields([2, 20], [2, 0x800], [4, 0], [2, 33], [4, checksum(data)], [4, data.length], [4, data.length], [2, path.length], [2, 0]);
    local.push(fields([4, 0x04034b50]), about, path, data);
    central.push(fields([4, 0x02014b50], [2, 20]), about, fields([6, 0], [4, 0], [4, start]), path);
    start += 4 + about.length + path.length + data.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = fields([4, 0x06054b50], [4, 0], [2, members.length], [2, members.length], [4, size], [4, start], [2, 0]);
  return new Blob([...local, ...central, end], { type });
}

const MARKS = { "&": "&amp;", "<": "&lt;" };
/** Text for XML: without the signs that XML 1.0 does not allow. */
const escaped = (text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "").replace(/[&<]/g, (sign) => MARKS[sign]);

const OFFICE = "http://schemas.openxmlformats.org/";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Paragraphs { bold, words, small, level } in a language as a document on A4; a level makes a heading. */
export function docx(paragraphs, language) {
  const spoken = { lv: "lv-LV", en: "en-GB" }[language];
  const run = (text, look, size) => text && `<w:r><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>${look}<w:sz w:val="${size}"/><w:lang w:val="${spoken}"/></w:rPr>${
    escaped(text).split("\n").map((line) => `<w:t xml:space="preserve">${line}</w:t>`).join("<w:br/>")}</w:r>`;
  const body = paragraphs.map(({ bold = "", words = "", small, level }) => {
    const size = level ? 36 - 6 * level : small ? 18 : 21;
    const heading = level ? `<w:keepNext/><w:spacing w:before="${240 * (level - 1)}" w:after="80"/><w:outlineLvl w:val="${level - 1}"/>` : '<w:spacing w:after="80"/>';
    return `<w:p><w:pPr>${heading}</w:pPr>${run(bold, "<w:b/>", size)}${run(words, "", size)}</w:p>`;
  }).join("");
  return zip([
    ["[Content_Types].xml", `${HEAD}<Types xmlns="${OFFICE}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.main+xml"/></Types>`],
    ["_rels/.rels", `${HEAD}<Relationships xmlns="${OFFICE}package/2006/relationships"><Relationship Id="d" Type="${OFFICE}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`],
    ["word/document.xml", `${HEAD}<w:document xmlns:w="${OFFICE}wordprocessingml/2006/main"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`],
  ], WORD);
}
