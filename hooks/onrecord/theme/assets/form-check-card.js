// The card as a whole: its name, the names and days within it, and other cards that may be the same source.
import { canonical } from "./form-addresses.js";
import { between, known } from "./form-dates.js";
import { mentions, pathOf, plain, ratio } from "./form-names.js";
import { broken } from "./form-required.js";
import { each, idsOf, LOGS } from "./form-statements.js";

const FIRST = "0001-01-01";
const LAST = "9999-12-31";

/** @param {Check} check */
const name = ({ id, data, editing, put, whole }) => {
  if (!id || editing) return;
  const longest = data.limits.longestId;
  if (!whole("slug").test(id)) put("bad-id", ["id"], { value: id });
  else if (id.length > longest) put("long-id", ["id"], { length: id.length, most: longest });
  else if (id in data.taken) put("duplicate-id", ["id"], { value: id, path: pathOf(data, id) });
};

/** @param {Check} check */
const statementNames = ({ card, put }) => {
  const withdrawn = new Set();
  (card.withdrawn ?? []).forEach(({ id }, index) => {
    if (withdrawn.has(id)) put("duplicate-statement-id/withdrawn", ["withdrawn", index, "id"], { value: id });
    if (id) withdrawn.add(id);
  });
  const before = new Set();
  for (const { kind, index, statement: { id } } of each(card)) {
    if (!id) continue;
    if (before.has(id)) put("duplicate-statement-id", [kind, index, "id"], { value: id });
    if (withdrawn.has(id)) put("withdrawn-id", [kind, index, "id"], { value: id });
    before.add(id);
  }
};

/** @param {Check} check */
const daysOf = (check) => {
  const { card, put } = check;
  const published = known(card.published)?.first;
  const read = known(card.retrieved)?.last;
  if (read && published && read < published) {
    put("date-order", ["retrieved"], { value: card.retrieved, published: card.published });
  }
  const own = idsOf(check);
  const withdrawn = (card.withdrawn ?? []).map(({ id }) => id);
  for (const log of LOGS) {
    (card[log] ?? []).forEach((entry, index) => {
      const on = known(entry.on)?.last;
      if (on !== undefined && published !== undefined && on < published) {
        put("date-order", [log, index, "on"], { value: entry.on, published: card.published });
      }
      for (const id of entry.statements ?? []) {
        if (own && !own.has(id) && !withdrawn.includes(id)) {
          put("unknown-statement/of-this-card", [log, index, "statements"], { value: id });
        }
      }
    });
  }
};

/** @param {string} title */
const numbers = (title) => (title.match(/\p{Nd}+/gu) ?? []).join(" ");

/** @param {Check} check */
const twins = ({ card, id, data, put }) => {
  const address = card.url && canonical(card.url, data.patterns.tracking ?? "");
  const published = known(card.published);
  const { title: own, publisher: ours } = card;
  // where the note of either names the other, somebody has looked at both
  const others = (data.beside?.({ address, publisher: ours, published }) ?? Object.entries(data.cards))
    .filter(([other, [, , , , , , , , named = []]]) => other !== id
    && !mentions(card.note, other) && !named.includes(id));
  const same = others.find(([, [, , , , url]]) => address && url === address);
  if (same) put("same-address", ["url"], { value: same[0], path: pathOf(data, same[0]) });
  if (!published || !own) return;
  for (const [other, [title, publisher, first, last, url]] of others) {
    if (publisher !== card.publisher || numbers(title) !== numbers(own) || (address && url === address)) continue;
    const earlier = (first || FIRST) <= (published.first || FIRST);
    const [before, after] = earlier ? [last, published.first] : [published.last, first];
    if (between(before || LAST, after || FIRST) > 1 || ratio(plain(title), plain(own)) < data.limits.alike) continue;
    put("near-duplicate", ["title"], { value: other, path: pathOf(data, other) });
  }
};

/** @param {Check} check */
export const wholeCard = (check) => {
  name(check);
  const none = broken(check.data.presence.card ?? [], check.card, "no-statements").length > 0;
  if (none) check.put("no-statements", ["verified"], { card: check.id });
  statementNames(check);
  daysOf(check);
  twins(check);
};
