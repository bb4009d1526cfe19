// The statements of a card, kind by kind, each with its place.
export const KINDS = ["verified", "attributed", "unacknowledged"];
export const each = (card) => KINDS.flatMap((kind) => (card[kind] ?? []).map((statement, index) => ({ kind, index, statement })));
