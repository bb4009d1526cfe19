// A card → what draws it: the same template as the search's results, so that it looks as the site will show it.
import { known, when } from "./form-dates.js";
import { figured, figureInWords } from "./form-figures.js";
import { $ } from "./form-page.js";
import { links } from "./form-sentences.js";
import { each, KINDS } from "./form-statements.js";
import { draw } from "./filled.js";

/** @type {(id: string | undefined, data: Data) => string} */
const nameOf = (id = "", data) => data.actors[id]?.[0] ?? id;
/** @type {(id: string | undefined, data: Data) => { text: string, name: string, url: string }} */
const link = (id = "", data) => ({ text: nameOf(id, data), name: nameOf(id, data), url: `actors/${id}/` });
/**
 * @type {(who: Speaker, data: Data) => { form: string, name: string, url?: string, anonymous?: object,
 *   document?: object }}
 */
const relayOf = (who, data) => {
  if (typeof who === "string") return { form: "hand actor", name: nameOf(who, data), url: `actors/${who}/` };
  if (who.anonymous !== undefined) return { form: "hand anonymous", name: who.anonymous, anonymous: {} };
  const document = who.purported_author ? { of: link(who.purported_author, data) } : {};
  return { form: "hand document", name: who.document ?? "", document };
};

/** @type {(kind: Kind, statement: Statement, data: Data) => string} */
const attribution = (kind, { basis = "", by, said_by: speaker, via = [], not_acknowledged_by: owed = {} }, data) => {
  const { words } = data;
  if (kind === "verified") return `${words.as[basis] ?? words.kind.verified}: ${nameOf(by, data)}`;
  const name = (/** @type {Speaker} */ who) => {
    const relay = relayOf(who, data);
    const how = relay.anonymous ? words.unnamed.anonymous : relay.document ? words.unnamed.document : "";
    return how ? `${relay.name} (${how})` : relay.name;
  };
  const through = via.map((relay) => relayOf(relay, data).name);
  const parties = Object.entries(owed).map(([party, how]) => `${nameOf(party, data)} ${words.reported[how]}`);
  const listed = through.length > 1 ? `${through.slice(0, -1).join(", ")} and ${through.at(-1)}` : through[0];
  const relayed = through.length ? `, through ${listed}` : "";
  const denied = parties.length ? `. ${parties.join("; ")}` : "";
  return `${words.kind[kind]}: ${speaker ? name(speaker) : ""}${relayed}${denied}`;
};

/** @type {(pieces: Evidence[], data: Data) => object[]} */
const evidence = (pieces, data) => pieces.map((piece, at) => {
  const then = at < pieces.length - 1 ? "; " : "";
  if (typeof piece === "object") return { text: piece.url ?? "", out: piece.archived ?? piece.url ?? "", then };
  const card = data.cards[piece.split("#")[0] ?? ""];
  return { text: card ? nameOf(card[1], data) : piece, url: `sources/${piece.replace("#", "/#")}`, then };
});

/** @type {(kind: Kind, statement: Statement, card: Card, data: Data) => object} */
const chain = (kind, { said_by: speaker, via = [] }, { publisher }, data) => {
  if (kind === "verified" || !speaker) return {};
  const relays = [speaker, ...via, ...(publisher ? [publisher] : [])].map((one) => relayOf(one, data));
  const spelt = relays.map((one) => JSON.stringify(one));
  const distinct = relays.filter((_, at) => at === 0 || spelt[at] !== spelt[at - 1]);
  return { chain: distinct.map((one, at) => (at === 0 ? { ...one, form: `${one.form} origin` } : one)) };
};
/** @type {(statement: Statement, card: Card) => object} */
const dated = ({ by, said_by: speaker, said_on: day = "", as_of: heldOn }, { published }) => {
  const holds = heldOn && known(heldOn) ? { holds: { when: when(heldOn) } } : {};
  if (by) return {};
  const isDocument = typeof speaker === "object" && speaker.document !== undefined;
  if (known(day)) return { [isDocument ? "made_public" : "said"]: { when: when(day), ...holds } };
  return published ? { published: { when: when(published), ...holds } } : {};
};

// What the template of a statement is filled with; the checks' test holds it equal to what the site’s own pages say.
/** @type {(kind: Kind, statement: Statement, card: Card, data: Data) => object} */
const drawn = (kind, statement, card, data) => {
  const { answers = {}, basis = "", by, quote, quote_language: language, not_acknowledged_by: owed = {} } = statement;
  const figures = Object.values(answers).filter(figured);
  const published = { when: card.published ? when(card.published) : { words: "" } };
  return {
    kind, words: (kind === "verified" && data.words.as[basis]) || data.words.kind[kind],
    figure: figures.length === 1 && figures[0] ? figureInWords(figures[0]) : "", text: statement.text ?? "",
    quote: quote ? { text: quote, language } : null, ...chain(kind, statement, card, data),
    parties: Object.entries(owed).map(([party, how]) => ({
      name: nameOf(party, data), url: `actors/${party}/`, how: data.words.reported[how], ...published,
      source: link(card.publisher, data),
    })),
    by: by ? link(by, data) : null,
    ...(statement.evidence?.length ? { evidence: evidence(statement.evidence, data) } : {}),
    ...dated(statement, card),
    comments: (statement.comments_on ?? []).map((/** @type {string} */ question) => ({
      text: data.questions[question]?.text ?? question, url: `questions/${question}/`,
    })),
    unverified: (statement.unverified_by ?? []).map((outlet) => link(outlet, data)),
    note: statement.note ?? "",
    url: `#${statement.id ?? ""}`, source: nameOf(card.publisher, data),
  };
};

/** @type {(part: Link, card: Card, id: string, data: Data) => HTMLElement} */
const marked = (part, card, id, data) => {
  const mark = document.createElement("a");
  mark.textContent = part.clause;
  const [there, name] = part.to.split("#");
  const own = each(card).find(({ statement }) => (there === "" || there === id) && statement.id === name);
  if (!own) return mark;
  mark.className = `mark ${own.kind}`;
  mark.tabIndex = 0;
  const note = document.createElement("span");
  note.className = "note";
  note.textContent = ` (${attribution(own.kind, own.statement, data)})`;
  mark.append(note);
  return mark;
};
/** @type {(text: string, card: Card, id: string, data: Data) => HTMLElement} */
const paragraph = (text, card, id, data) => {
  const element = document.createElement("p");
  let end = 0;
  for (const part of links(text, data)) {
    element.append(text.slice(end, part.start), marked(part, card, id, data));
    end = part.end;
  }
  element.append(text.slice(end));
  return element;
};

/**
 * Draws the whole card into the preview.
 * @type {(preview: HTMLElement, card: Card, id: string, data: Data) => void}
 */
export const show = (preview, card, id, data) => {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("_statement"));
  const type = (card.type ?? "").replaceAll("-", " ");
  const { title = "", title_translation: translation } = card;
  $(".title", preview).textContent = translation ? `in English: “${translation}”` : title;
  $(".original", preview).textContent = translation ? `“${title}”` : "";
  $(".eyebrow", preview).textContent = [
    type && type.charAt(0).toUpperCase() + type.slice(1), nameOf(card.publisher, data), card.published
      && when(card.published).words,
  ].filter(Boolean).join(" · ");
  const paragraphs = (card.summary ?? "").split(/\n\s*\n/).filter(Boolean);
  $(".summary", preview).replaceChildren(...paragraphs.map((text) => paragraph(text, card, id, data)));
  for (const kind of KINDS) {
    const lane = $(`.lane.${kind}`, preview);
    const listed = card[kind] ?? [];
    lane.hidden = !listed.length;
    $(".statements", lane).replaceChildren(...listed.map((statement) => {
      const element = draw(template, drawn(kind, statement, card, data));
      element.classList.add("statement");
      element.removeAttribute("tabindex");
      element.querySelector(".permalink")?.remove();
      for (const link of element.querySelectorAll("a[href]")) link.target = "_blank";
      return element;
    }));
  }
};
