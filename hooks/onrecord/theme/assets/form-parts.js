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
 * The data as they are, where all came at once; else with tables that fill, `load` fetching a part.
 * @type {(data: Data, load: (part: string) => Promise<Part>) => Data}
 */
export const inParts = (data, load) => {
  if (!data.divided) return data;
  const { digits } = data.divided;
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
    const found = (await once(partOf(key, digits)))[key] ?? {};
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
  return { ...data, .../** @type {any} */ (tables), ...filling, need, watched, arrived, isOpen: () => open.size > 0 };
};

/**
 * Asks for what may be called so, by its first letters: actors or questions by each word, cards by their id or a word
 * of their title.
 * @type {(table: "actors" | "questions" | "names", typed: string, data: Data) => void}
 */
export const askByLetters = (table, typed, { divided, need }) => {
  if (!divided) return;
  const text = typed.trim().toLowerCase();
  const called = table === "names" ? [text] : [text, plain(text), ...plain(text).split(/ +/)];
  for (const one of called.filter(Boolean).map((word) => [...word])) {
    for (const length of divided.lengths) need?.(`starts ${table} ${one.slice(0, length).join("")}`);
  }
  if (table === "names") for (const word of plain(typed).split(/ +/).filter(Boolean)) need?.(`beside with ${word}`);
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
 * The cards with which a card is compared: all, or those of its address, of its publisher and months, with its words.
 * @type {(at: { address?: string, publisher?: string, published?: Days | null, title?: string }, data: CardsToCompare)
 *   => [string, KnownCard][]}
 */
export const beside = ({ address, publisher, published, title }, { cards, compared, divided, need }) => {
  if (!divided) return Object.entries(cards);
  if (address) need?.(`beside at ${address}`);
  if (publisher && published) {
    for (const one of monthsOf(published, divided.months)) need?.(`beside of ${publisher} ${one}`);
  }
  for (const word of titleWords(title ?? "", divided.words)) need?.(`beside with ${word}`);
  return Object.entries(compared ?? {});
};
