// Words of an address: how they are compared, and which choice a word that nobody offers comes nearest to.

export const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export const shortened = (words) => (words.length > 60 ? `${words.slice(0, 60)}…` : words);

const inAddress = (words) => fold(words).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

function alike(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

// The choice that one of its names names, else the one whose name begins most alike, from four letters on.
export function nearest(offered, given, namesOf) {
  const word = inAddress(given);
  const named = offered.map((choice) => [choice, namesOf(choice).map((name) => inAddress(name ?? ""))]);
  const own = named.find(([, names]) => names.includes(word));
  if (own) return { choice: own[0], exact: true };
  let [best, length] = [undefined, 3];
  for (const [choice, names] of named) {
    const common = Math.max(...names.map((name) => alike(word, name)));
    if (common > length) [best, length] = [choice, common];
  }
  return { choice: best, exact: false };
}
