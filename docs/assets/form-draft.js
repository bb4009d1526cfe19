// What was typed, kept in this browser and sent nowhere: one draft for a new card, and one for each card that is changed.
const place = (card) => `onrecord.draft.${card || "new"}`;
const still = (act) => { try { return act(); } catch { return null; } }; // storage is switched off, or full

export const keep = (card, draft) => still(() => localStorage.setItem(place(card), JSON.stringify(draft)));
export const drop = (card) => still(() => localStorage.removeItem(place(card)));
// A draft of another version cannot be read, and is left where it is.
export const kept = (card, version) => {
  const draft = still(() => JSON.parse(localStorage.getItem(place(card))));
  return draft?.version === version ? draft : null;
};
