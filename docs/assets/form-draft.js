// What was typed, kept in this browser and sent nowhere: one draft for a new card, and one for each card that is changed.
const place = (card) => (card ? `onrecord.draft.card.${card}` : "onrecord.draft.new");
const still = (act) => { try { return act(); } catch { return null; } }; // storage is switched off, or full

export const keep = (card, draft) => still(() => localStorage.setItem(place(card), JSON.stringify(draft)));
export const drop = (card) => still(() => localStorage.removeItem(place(card)));
// A draft of another version, or with no card in it, cannot be read, and is left where it is.
export const kept = (card, version) => {
  const draft = still(() => JSON.parse(localStorage.getItem(place(card))));
  return draft?.version === version && draft.card && typeof draft.card === "object" ? draft : null;
};
// Another tab keeps its own draft in the same place: told when it does.
export const elsewhere = (card, tell) => addEventListener("storage", ({ key }) => { if (key === place(card)) tell(); });
