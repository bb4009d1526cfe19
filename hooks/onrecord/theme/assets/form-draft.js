// What was typed, kept in this browser and sent nowhere: one draft for a new card, and one for each card that is
// changed.
/** @param {string} card */
const place = (card) => (card ? `onrecord.draft.card.${card}` : "onrecord.draft.new");
/** @type {<T>(act: () => T) => T | null} */
const still = (act) => { try { return act(); } catch { return null; } }; // storage is switched off, or full

/** @type {(card: string, draft: object) => void} */
export const keep = (card, draft) => { still(() => localStorage.setItem(place(card), JSON.stringify(draft))); };
/** @type {(card: string) => void} */
export const drop = (card) => { still(() => localStorage.removeItem(place(card))); };
/**
 * A draft of another version, or with no card in it, cannot be read, and is left where it is.
 * @type {(card: string, version: number) => Draft | null}
 */
export const kept = (card, version) => {
  const draft = still(() => JSON.parse(localStorage.getItem(place(card)) ?? "null"));
  const held = draft?.state ?? draft?.card;
  return draft?.version === version && held && typeof held === "object" ? draft : null;
};
/**
 * Another tab keeps its own draft in the same place: told when it does.
 * @type {(card: string, tell: () => void) => void}
 */
export const elsewhere = (card, tell) => addEventListener("storage", ({ key }) => { if (key === place(card)) tell(); });
