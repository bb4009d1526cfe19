// What the form knows of a large archive, loaded piece by piece. A table of `data` is looked into as if it were whole:
// what is asked for and not there is noted (`need`), fetched (`arrived`), and the card looked at again. What lies
// under which key, pages/form/parts.py says; tests/shared_cases/parts.json holds both to the same parts.
import { plain } from "./form-names.js";

const TABLES = /** @type {const} */ (["actors", "questions", "cards", "hosts", "taken"]);

/**
 * The part in which a key lies: the first digits of its CRC-32.
 * @type {(key: string, digits: number) => string}
 */
export const partOf = (key, digits) => {
  let sum = ~0;
  for (const byte of new TextEncoder().encode(key)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (~sum >>> 0).toString(16).padStart(8, "0").slice(0, digits);
};

/**
 * The data with tables that fill, `load` fetching a part.
 * @type {(data: Divided, load: (part: string) => Promise<Part>) => Data}
 */
export const inParts = (data, load) => {
  const { divided } = data;
  /** @type {Set<string>} */
  const asked = new Set();
  /** @type {Set<string>} */
  const open = new Set();
  /** @type {Map<string, Promise<Part>>} */
  const loaded = new Map();
  /** @type {Record<string, Record<string, any>>} */
  const tables = Object.fromEntries([...TABLES, "compared", "names"].map((name) => [name, Object.create(null)]));
  /** @type {(key: string) => void} */
  const need = (key) => { if (!asked.has(key)) open.add(key); };
  /** @type {(part: string) => Promise<Part>} */
  const once = (part) => {
    const coming = loaded.get(part) ?? load(part);
    loaded.set(part, coming);
    coming.catch(() => { loaded.delete(part); });
    return coming;
  };
  /** @type {(key: string) => Promise<void>} */
  const fetched = async (key) => {
    const found = (await once(partOf(key, divided.digits)))[key] ?? {};
    for (const [table, rows] of Object.entries(found)) Object.assign(/** @type {any} */ (tables[table]), rows);
    asked.add(key);
    open.delete(key);
  };
  const arrived = async () => { while (open.size) await Promise.all([...open].map(fetched)); };
  /** @type {NonNullable<Data["watched"]>} */
  const watched = (name, table) => {
    /** @type {(key: string | symbol) => void} */
    const missed = (key) => {
      if (typeof key === "string" && key && !Object.hasOwn(table, key)) need(`${name} ${key}`);
    };
    return new Proxy(table, {
      get: (_, key) => { missed(key); return Reflect.get(table, key); },
      has: (_, key) => { missed(key); return Reflect.has(table, key); },
      getOwnPropertyDescriptor: (_, key) => {
        missed(key);
        return Reflect.getOwnPropertyDescriptor(table, key);
      },
    });
  };
  const filling = Object.fromEntries(TABLES.map((name) => [name, watched(name, tables[name] ?? {})]));
  return {
    ...data, .../** @type {any} */ (tables), ...filling, watched, arrived, isOpen: () => open.size > 0,
    ask: (table, typed) => { keysByLetters(table, typed, divided).forEach(need); },
    beside: (card) => {
      keysBeside(card, divided).forEach(need);
      return Object.entries(tables.compared ?? {});
    },
  };
};

/**
 * Under what lies whatever may be called so, by its first letters: actors or questions by each word, cards by their id
 * or a word of their title.
 * @type {(table: "actors" | "questions" | "names", typed: string, divided: Division) => string[]}
 */
const keysByLetters = (table, typed, { lengths }) => {
  const text = typed.trim().toLowerCase();
  const words = plain(typed).split(/ +/).filter(Boolean);
  const called = (table === "names" ? [text] : [text, plain(text), ...words]).filter(Boolean).map((word) => [...word]);
  return [
    ...called.flatMap((one) => lengths.map((length) => `starts ${table} ${one.slice(0, length).join("")}`)),
    ...(table === "names" ? words.map((word) => `beside with ${word}`) : []),
  ];
};

/**
 * The words of a title by which it is found: the longest.
 * @type {(title: string, most: number) => string[]}
 */
export const titleWords = (title, most) => [...new Set(plain(title).split(/ +/).filter(Boolean))]
  .sort((one, other) => [...other].length - [...one].length || (one < other ? -1 : 1)).slice(0, most);

/** @type {(day: string) => number} */
const month = (day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;
/** @type {(days: Days, most: number) => string[]} */
const monthsOf = ({ first, last }, most) => {
  const [from, to] = [first || last, last || first];
  // a day on either side
  const [start, end] = [month(from) - Number(from.endsWith("-01")), month(to) + Number(to.slice(8) > "27")];
  const two = (/** @type {number} */ number, digits = 2) => String(number).padStart(digits, "0");
  return ["ever", ...Array.from({ length: Math.min(end - start + 1, 5 * most) },
    (_, at) => `${two(Math.floor((start + at) / 12), 4)}-${two(((start + at) % 12) + 1)}`)];
};

/**
 * Under what lie the cards with which a card is compared: those of its address, of its publisher and months, with words
 * of its title.
 * @type {(card: Sought, divided: Division) => string[]}
 */
const keysBeside = ({ address, publisher, published, title = "" }, { months, words }) => [
  ...(address ? [`beside at ${address}`] : []),
  ...(publisher && published ? monthsOf(published, months).map((one) => `beside of ${publisher} ${one}`) : []),
  ...titleWords(title, words).map((word) => `beside with ${word}`),
];
