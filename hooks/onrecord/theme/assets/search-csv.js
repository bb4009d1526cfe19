// What was found as a file for a spreadsheet: the same records as the results are drawn from, a row for each, with the
// sentence to cite it by and how its questions stand, which the files of sources and questions have. Loaded when it is
// asked for.

/** So many results are read for a file; all statements are in the files of the page “Data”. */
const MOST = 2_000;
const AT_ONCE = 24;

/** @typedef {[name: string, value: (drawn: any, link: (url: string) => string) => string]} Column */
/** @type {(drawn: any) => any} */
const dated = (drawn) => (drawn.said ?? drawn.made_public ?? drawn.recorded ?? drawn.published)?.when;
/** @type {Column[]} */
const COLUMNS = [
  ["result", (one) => one.label ?? "Statement"],
  ["kind", (one) => one.words ?? one.answer ?? ""],
  ["speaker", (one) => one.who ?? ""],
  ["day", (one) => dated(one)?.iso || dated(one)?.words || ""],
  ["text", (one) => one.text ?? one.title ?? ""],
  ["figure", (one) => one.figure ?? ""],
  ["source", (one) => one.source ?? ""],
  ["about", (one) => [one.dated, one.about].filter(Boolean).join(" ")],
  ["standing", (one) => [one.cited?.standing ?? one.cited?.standings ?? []].flat().join(" | ")],
  ["cite_as", (one) => one.cited?.cite_as ?? ""],
  ["stale_on", (one) => one.cited?.stale_on ?? ""],
  ["link", (one, link) => link(one.url)],
];

// A spreadsheet takes a text that begins so for a formula; as in the files of “Data”, an apostrophe before it says that
// it is none, and one before those that begin with apostrophes and such a sign, so that one can always be taken away.
const FORMULA = /^'*[=+@-]/;
/** @type {(text: string) => string} */
export const cell = (text) => {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll("\"", "\"\"")}"` : plain;
};

/**
 * Rows as the text of a file, the names of the columns first; it begins with the mark by which spreadsheets know UTF-8.
 * @type {(found: any[], link: (url: string) => string) => string}
 */
export const csv = (found, link) => {
  const rows = found.map((drawn) => COLUMNS.map(([, value]) => value(drawn, link)));
  const lines = [COLUMNS.map(([name]) => name), ...rows].map((row) => row.map(cell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
};

/**
 * What results are drawn from, in their order, some read side by side; `told` is called with how many there are.
 * @type {(results: any[], read: (one: any) => Promise<{ drawn: any }>, told: (read: number) => void) => Promise<any[]>}
 */
export const all = async (results, read, told) => {
  const found = [];
  for (let from = 0; from < results.length; from += AT_ONCE) {
    found.push(...await Promise.all(results.slice(from, from + AT_ONCE).map((one) => read(one))));
    told(found.length);
  }
  return found.map(({ drawn }) => drawn);
};

/** @param {string} text */
const save = (text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = "results.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

/**
 * Gives what the tables say of a source, a statement or a question: address → row, nothing of anything else. Each file
 * is asked for once.
 * @type {(file: (url: string) => Promise<any>) => (url: string) => Promise<any>}
 */
export const told = (file) => {
  /** @type {Map<string, Promise<Map<string, any>>>} */
  const asked = new Map();
  return async (url) => {
    const [, folder = "", kind = "", id = "", part] = /^((source|question)s\/([^/]+)\/)(?:#(.*))?$/.exec(url) ?? [];
    if (!folder) return undefined;
    if (!asked.has(folder)) {
      asked.set(folder, file(`${folder}${kind}.json`).then((its) => new Map(
        [its[kind], ...its.statements ?? []].map((row) => [row.id, row]),
      )));
    }
    return (await asked.get(folder))?.get(part ? `${id}#${part}` : id);
  };
};

/** @type {(address: string) => Promise<any>} */
const json = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

/** @typedef {(one: any) => Promise<{ drawn: any }>} Read */
/**
 * Gives a reader the file of what was found; the button that asked for it says how far it is.
 * @type {(button: any, results: any[], read: Read, link: (url: string) => string) => Promise<void>}
 */
export const give = async (button, results, read, link) => {
  const { whole, first, reading } = button.dataset;
  const wanted = results.slice(0, MOST);
  const words = (/** @type {number} */ number) => [number, wanted.length]
    .reduce((text, one) => text.replace("{}", one.toLocaleString("en")), reading);
  const row = told((url) => json(link(url)));
  const cited = async (/** @type {any} */ one) => {
    const { drawn } = await read(one);
    return { drawn: { ...drawn, cited: await row(drawn.url) } };
  };
  button.disabled = true;
  try {
    save(csv(await all(wanted, cited, (number) => { button.textContent = words(number); }), link));
    button.textContent = results.length > MOST ? first : whole;
  } finally { button.disabled = false; }
};
