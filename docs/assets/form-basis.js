// What verified facts rest on, and what rests on other cards: the checks that look beyond the card.
import { known } from "./form-dates.js";
import { broken } from "./form-required.js";

const LAST = "9999-12-31";
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const lastDay = (card, text) => {
  const day = known(text);
  if (day?.first && day.first === day.last) return day.last;
  return [day?.last, known(card.retrieved)?.last].filter(Boolean).sort()[0] ?? LAST;
};
const counts = (card, statement) => [lastDay(card, statement.said_on ?? card.published), lastDay(card, card.published)].sort()[1];

// This card as the archive would have it: [publisher, kept, {statement: [from, speaker, hands]}].
const own = ({ card }) => {
  const named = ({ said_by: who, by, via = [] }) => [...new Set([who ?? by, ...via].filter((hand) => typeof hand === "string"))];
  const told = (kind) => (card[kind] ?? []).map((one) => [one.id, [
    counts(card, one), typeof (one.said_by ?? one.by) === "string" ? one.said_by ?? one.by : "", named(one),
  ]]);
  return ["", card.publisher, "", "", "", card.url && card.archived ? 1 : 0, "", Object.fromEntries(["verified", "attributed", "unacknowledged"].flatMap(told))];
};

// Where in a text somebody has been named: by name, alias, initials or a word of the name; -1: nowhere.
const naming = (text, [name, aliases], small) => {
  const ends = [];
  const find = (pattern) => { const match = pattern.exec(text); if (match) ends.push(match.index + match[0].length); };
  for (const whole of [name, ...aliases]) {
    find(new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(whole)}`, "iu"));
    const words = (whole.match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => !small.includes(word.toLowerCase()));
    const lower = (word) => word === word.toLowerCase() && word !== word.toUpperCase();
    const upper = (sign) => sign === sign.toUpperCase() && sign !== sign.toLowerCase();
    const initials = words.map((word) => [...word][0]).filter(upper).join("");
    for (const part of [...words.filter((word) => [...word].length > 2 && !lower(word)), ...([...initials].length > 1 ? [initials] : [])]) {
      find(new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(part)}(?![\\p{L}\\p{N}_])`, "u"));
    }
  }
  return ends.length ? Math.min(...ends) : -1;
};

const says = ({ data, pattern }, text, actor) => {
  const passive = pattern("saidBy").exec(text);
  const at = naming(text, actor, data.limits.small);
  const saying = pattern("saying", "gi");
  saying.lastIndex = Math.max(at, 0);
  if (at >= 0 && saying.test(passive ? text.slice(0, passive.index) : text)) return true;
  return passive !== null && naming(text.slice(passive.index + passive[0].length), actor, data.limits.small) >= 0;
};

export const facts = (of) => {
  const { card, id, data, put } = of;
  const cards = { ...data.cards, [id]: own(of) };
  const group = (actor) => data.actors[actor]?.[2];
  const sort = (ref) => data.actors[cards[ref.split("#")[0]]?.[1]]?.[3];
  const publisher = (ref) => group(cards[ref.split("#")[0]]?.[1]);
  const spoken = (side, ref) => { // what the side says or passes on there: in the statement, or in all of the card
    const [there, statement] = ref.split("#");
    return Object.entries(cards[there][7]).filter(([name, [, , hands]]) => (!statement || name === statement) && hands.some((hand) => group(hand) === side));
  };
  const relayed = (side, ref) => spoken(side, ref).flatMap(([, [, , hands]]) => hands.filter((hand) => data.actors[hand]?.[3] === 1).map(group));
  const apart = (side, one, other) => sort(one) === 1 && sort(other) === 1 && publisher(one) !== publisher(other)
    && spoken(side, one).length > 0 && spoken(side, other).length > 0
    && !relayed(side, other).includes(publisher(one)) && !relayed(side, one).includes(publisher(other));

  (card.verified ?? []).forEach((fact, index) => {
    const at = (name) => ["verified", index, name];
    const evidence = fact.evidence ?? [];
    const refs = evidence.filter((piece) => typeof piece === "string" && piece.split("#")[0] in cards);
    if (!evidence.length || refs.length < evidence.filter((piece) => typeof piece === "string").length) return;
    if (fact.basis === "on-record") {
      if (broken(data.presence.verified, fact, "on-record-speaker").length) return put("on-record-speaker", at("by"));
      const actor = data.actors[fact.by];
      if (!actor || !card.publisher) return;
      if (fact.text && !says(of, fact.text, actor)) put("on-record-text", at("text"), { name: actor[0] });
      const side = actor[2];
      const theirs = [id, ...refs].some((ref) => publisher(ref) === side);
      if (!theirs && !refs.some((one, n) => refs.slice(n + 1).some((other) => apart(side, one, other)))) put("on-record-evidence", at("evidence"), { value: fact.by });
    }
    if (fact.basis === "public-record" && !evidence.some((piece) => piece.archived) && !refs.some((ref) => sort(ref) !== 1 && cards[ref.split("#")[0]][5])) put("public-record-evidence", at("evidence"));
    if (fact.basis === "examined" && ![id, ...refs].some((ref) => sort(ref) === 2)) put("examined-evidence", at("evidence"));
  });

  for (const kind of ["verified", "attributed", "unacknowledged"]) (card[kind] ?? []).forEach((statement, index) => {
    const other = (ref) => { const [there, name] = ref.split("#"); return cards[there]?.[7][name]; };
    for (const ref of statement.rests_on ?? []) {
      const from = other(ref)?.[0];
      if (from && from > counts(card, statement)) put("rests-on-later", [kind, index, "rests_on"], { value: ref, later: from, day: counts(card, statement) });
    }
    const speaker = kind === "verified" ? statement.by : statement.said_by;
    for (const [name, ref] of [...(statement.rendering_of ? [["rendering_of", statement.rendering_of]] : []), ...(statement.supersedes ?? []).map((one) => ["supersedes", one])]) {
      const said = other(ref)?.[1];
      if (!said || typeof speaker !== "string" || group(said) === group(speaker)) continue;
      if (name === "supersedes" && publisher(ref) === group(card.publisher)) continue;
      put("another-speaker", [kind, index, name], { value: ref, other: said, speaker });
    }
  });
};
