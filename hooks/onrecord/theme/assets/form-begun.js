// A card that the page "Look again" begins: its address names questions, and who may have spoken to them.
/**
 * A first statement for the questions and the speaker that the archive knows; an empty card where it knows none.
 * @type {(address: URLSearchParams, data: Data) => Card}
 */
export const begunBy = (address, { questions, actors }) => {
  const known = address.getAll("question").filter((id) => id in questions);
  const speaker = address.get("for") ?? "";
  if (!known.length) return {};
  const answers = Object.fromEntries(known.map((id) => [id, ""]));
  return { attributed: [{ ...(speaker in actors ? { said_by: speaker } : {}), answers }] };
};
/** @type {(card: Card, begun: Card) => boolean} */
export const answersAll = (card, begun) => Object.keys(begun.attributed?.[0]?.answers ?? {})
  .every((id) => JSON.stringify(card).includes(JSON.stringify(id)));
