// Where a finished card is proposed: GitHub’s page for a new file with name and text filled in, or, where that is too long
// or the card exists already, the page on which the copied text is pasted.
export const yearOf = (card) => /\d{4}/.exec(card.published ?? "")?.[0] ?? /\d{4}/.exec(card.retrieved ?? "")?.[0] ?? String(new Date().getFullYear());
export const pathOf = (card, id, editing) => editing || `cards/${yearOf(card)}/${id || "name"}.yaml`;

// {way, href}: by `link`, `long`, `edit`, or `none` where the files do not lie on GitHub.
export const proposal = (places, card, id, editing, text) => {
  if (!places.new) return { way: "none", href: "" };
  if (editing) return { way: "edit", href: places.edit + editing };
  const empty = `${places.new}${yearOf(card)}?filename=${encodeURIComponent(`${id || "name"}.yaml`)}`;
  const href = `${empty}&value=${encodeURIComponent(text)}`;
  return href.length > places.longest ? { way: "long", href: empty } : { way: "link", href };
};
