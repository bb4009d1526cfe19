// A card → what draws it: the same template as the search's results, so that it looks as the site will show it.
import { draw } from "./search-find.js";
import { known, when } from "./form-dates.js";
import { figured, figureInWords } from "./form-figures.js";
import { links } from "./form-sentences.js";
import { each } from "./form-statements.js";

const nameOf = (id, data) => data.actors[id]?.[0] ?? id ?? "";
const link = (id, data) => ({ text: nameOf(id, data), name: nameOf(id, data), url: `actors/${id}/` });
const handOf = (who, data) => {
  if (typeof who === "string") return { form: "hand actor", name: nameOf(who, data), url: `actors/${who}/` };
  if (who?.anonymous !== undefined) return { form: "hand anonymous", name: who.anonymous, anonymous: {} };
  return { form: "hand document", name: who?.document ?? "", document: who?.purported_author ? { of: link(who.purported_author, data) } : {} };
};

export const attribution = (kind, statement, data) => {
  if (kind === "verified") return `${data.words.as[statement.basis] ?? data.words.kind.verified}: ${nameOf(statement.by, data)}`;
  const name = (who) => { const hand = handOf(who, data); return hand.name + (hand.anonymous ? " (not named)" : hand.document ? " (not authenticated)" : ""); };
  const through = (statement.via ?? []).map((hand) => handOf(hand, data).name);
  const parties = Object.entries(statement.not_acknowledged_by ?? {}).map(([party, how]) => `${nameOf(party, data)} ${data.words.reported[how]}`);
  const listed = through.length > 1 ? `${through.slice(0, -1).join(", ")} and ${through.at(-1)}` : through[0];
  return `${data.words.kind[kind]}: ${statement.said_by ? name(statement.said_by) : ""}${through.length ? `, through ${listed}` : ""}${parties.length ? `. ${parties.join("; ")}` : ""}`;
};

const evidence = (pieces, data) => pieces.map((piece, at) => {
  const then = at < pieces.length - 1 ? "; " : "";
  if (typeof piece === "object") return { text: piece.url ?? "", out: piece.archived ?? piece.url ?? "", then };
  const card = data.cards[piece.split("#")[0]];
  return { text: card ? nameOf(card[1], data) : piece, url: `sources/${piece.replace("#", "/#")}`, then };
});

// What the template of a statement is filled with; the checks' test holds it equal to what the site’s own pages say.
export const drawn = (kind, statement, card, data) => {
  const published = card.published ? { when: when(card.published) } : null;
  const holds = statement.as_of && known(statement.as_of) ? { holds: { when: when(statement.as_of) } } : {};
  const said = known(statement.said_on) ? { when: when(statement.said_on), ...holds } : null;
  const figures = Object.values(statement.answers ?? {}).filter(figured);
  const chain = kind === "verified" || !statement.said_by ? [] : [statement.said_by, ...(statement.via ?? []), ...(card.publisher ? [card.publisher] : [])].map((hand) => handOf(hand, data));
  const hands = chain.filter((hand, at) => at === 0 || JSON.stringify(hand) !== JSON.stringify(chain[at - 1]));
  if (hands.length) hands[0].form += " origin";
  const dated = statement.by ? {} : said ? { [statement.said_by?.document !== undefined ? "made_public" : "said"]: said } : published ? { published: { ...published, ...holds } } : {};
  return {
    kind, words: data.words.kind[kind], basis: kind === "verified" ? data.words.as[statement.basis] : "",
    figure: figures.length === 1 ? figureInWords(figures[0]) : "", text: statement.text ?? "",
    quote: statement.quote ? { text: statement.quote, language: statement.quote_language } : null, ...(hands.length ? { chain: hands } : {}),
    parties: Object.entries(statement.not_acknowledged_by ?? {}).map(([party, how]) => ({ name: nameOf(party, data), url: `actors/${party}/`, how: data.words.reported[how], ...(published ?? { when: { words: "" } }), source: link(card.publisher, data) }))
      .map(({ name, url, ...more }) => ({ name, url, ...more })),
    by: statement.by ? link(statement.by, data) : null, ...(statement.evidence?.length ? { evidence: evidence(statement.evidence, data) } : {}),
    ...dated, unverified: (statement.unverified_by ?? []).map((outlet) => link(outlet, data)),
    url: `#${statement.id ?? ""}`, source: nameOf(card.publisher, data),
  };
};

const marked = (part, card, id, data) => {
  const made = document.createElement("a");
  made.textContent = part.clause;
  const [there, name] = part.to.split("#");
  const own = each(card).find(({ statement }) => (there === "" || there === id) && statement.id === name);
  if (!own) return made;
  made.className = `mark ${own.kind}`;
  made.tabIndex = 0;
  const note = document.createElement("span");
  note.className = "note";
  note.textContent = ` (${attribution(own.kind, own.statement, data)})`;
  made.append(note);
  return made;
};

const paragraph = (text, card, id, data) => {
  const made = document.createElement("p");
  let end = 0;
  for (const part of links(text, data)) {
    made.append(text.slice(end, part.start), marked(part, card, id, data));
    end = part.end;
  }
  made.append(text.slice(end));
  return made;
};

// Draws the whole card into the preview.
export const show = (preview, card, id, data) => {
  const template = document.getElementById("_statement");
  const $ = (selector) => preview.querySelector(selector);
  const type = (card.type ?? "").replaceAll("-", " ");
  $(".title").textContent = card.title ?? "";
  $(".eyebrow").textContent = [type && type[0].toUpperCase() + type.slice(1), nameOf(card.publisher, data), card.published && when(card.published).words].filter(Boolean).join(" · ");
  $(".summary").replaceChildren(...(card.summary ?? "").split(/\n\s*\n/).filter(Boolean).map((text) => paragraph(text, card, id, data)));
  for (const kind of ["verified", "attributed", "unacknowledged"]) {
    const lane = $(`.lane.${kind}`);
    lane.hidden = !card[kind]?.length;
    lane.querySelector(".statements").replaceChildren(...(card[kind] ?? []).map((statement) => {
      const made = draw(template, drawn(kind, statement, card, data));
      made.classList.add("statement");
      made.removeAttribute("tabindex");
      made.querySelector(".permalink")?.remove();
      for (const a of made.querySelectorAll("a[href]")) a.target = "_blank";
      return made;
    }));
  }
};
