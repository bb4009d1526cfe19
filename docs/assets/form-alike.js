// Which two actors are perhaps one, as the check compares them: the same letters or words, or a few letters of one word apart.
import { ratio } from "./form-names.js";
import { message } from "./form-says.js";

const words = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase().replaceAll("ß", "ss").split(/[^\p{L}\p{N}]+/u).filter((word) => word && word !== "the");
const without = (list, others) => {
  const left = [...others];
  return list.filter((word) => { const at = left.indexOf(word); if (at >= 0) left.splice(at, 1); return at < 0; });
};
const resemble = (one, other, { limits }) => {
  if (one.join("") === other.join("")) return true;
  const [mine, theirs] = [[...one].sort().join(" "), [...other].sort().join(" ")];
  if (mine === theirs) return true;
  const [a, b] = [without(one, other), without(other, one)];
  if (a.length !== 1 || b.length !== 1 || /\p{N}/u.test(a[0] + b[0])) return false;
  return ratio(mine, theirs) >= limits.alike && ratio(a[0], b[0]) >= limits.alikeWord;
};
const names = (note, id) => new RegExp(`(?<![\\p{L}\\p{N}_-])${id}(?![\\p{L}\\p{N}_-])`, "u").test(note ?? "");

// Of each newcomer whom it resembles, of the archive or of the newcomers before it, unless the note of either names the other.
export const resembling = (newcomers, data) => {
  const known = Object.entries(data.actors).map(([id, [name, aliases]]) => [id, [name, ...aliases], ""]);
  const fresh = Object.entries(newcomers).map(([id, { name, aliases = [], note }]) => [id, [name, ...aliases].filter(Boolean), note]);
  return fresh.flatMap(([id, mine, note], at) => [...known, ...fresh.slice(0, at)].flatMap(([other, theirs, noted]) => {
    if (names(note, other) || names(noted, id)) return [];
    const found = theirs.find((name) => mine.some((own) => words(own).length && resemble(words(own), words(name), data)));
    return found ? [{ at: ["actor", id, "name"], ...message(data, "like-name", { name: found, value: other, path: `actors/${other}.yaml` }) }] : [];
  }));
};
