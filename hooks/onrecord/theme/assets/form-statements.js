// The statements of a card, kind by kind, each with its place.
export const KINDS = /** @type {Kind[]} */ (["verified", "attributed", "unacknowledged"]);
export const LOGS = /** @type {Log[]} */ (["corrections", "withdrawn"]);
/** @param {Card} card */
export const each = (card) => KINDS.flatMap((kind) => (card[kind] ?? [])
  .map((/** @type {Statement} */ statement, /** @type {number} */ index) => ({ kind, index, statement })));
/**
 * The ids of a card’s statements; none where they cannot all be told, and what names them is not held against it.
 * @param {Check} check
 */
export const idsOf = ({ card, whole }) => {
  const ids = each(card).map((one) => one.statement.id ?? "");
  return ids.every((id) => whole("slug").test(id)) && new Set(ids).size === ids.length ? new Set(ids) : null;
};
