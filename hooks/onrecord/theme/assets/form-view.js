// What a state of the form comes to: the card, the text of its file, what is open. The names that are proposed, and
// the files of newcomers, follow what is typed.
import { silent } from "./form-change.js";
import { check } from "./form-check.js";
import { shortName } from "./form-names.js";
import { cardNamed, statementsNamed } from "./form-naming.js";
import { fileOf, joined, namedNow, newcomersBegun, problemsOf, withFiles } from "./form-newcomers.js";
import { inOrder } from "./form-order.js";
import { added, cardOf, LISTS, recordName, removed, stateOf } from "./form-state.js";
import { entriesOf } from "./form-entries.js";
import { emit } from "./form-yaml.js";

/**
 * What is changed, if a card of the archive is: its id, the card as the form reads it, its path, which files name its
 * statements.
 * @typedef {{ id: string, card: Card, text: string, path: string, named: Record<string, string[]> }} Published
 */
/** @type {(state: FormState, world: World) => Newcomers} */
const filesOf = (state, world) => Object.fromEntries(namedNow(state, world).map((one) => [one.id, fileOf(one, world)]));

/** @type {(world: World, published: Published | null) => Change} */
export const followed = (world, published) => (state) => {
  const now = newcomersBegun(world)(statementsNamed(world.data)(state));
  return published ? now : cardNamed(cardOf(now, world), joined(filesOf(now, world), world.data))(now);
};

/** @type {(state: FormState, world: World, published: Published | null, head: string[]) => View} */
export const viewOf = (state, world, published, head) => {
  const { data } = world;
  const card = cardOf(state, world);
  const actors = filesOf(state, world);
  const known = joined(actors, data);
  const id = published ? published.id : state.card.entries.id ?? "";
  const problems = inOrder([
    ...check(card, id, known, published?.id), ...problemsOf(actors, id, data),
    ...(published ? silent(published.card, card, known, published.named) : []),
  ], data);
  return { card, id, text: emit(card, data, head), problems, actors, known };
};

/**
 * The state in which the form has a card, with what a draft of older times keeps of it.
 * @type {(card: Card, id: string, kept: Owns, world: World, titles: Record<string, string>) => FormState}
 */
export const stateWith = (card, id, { own, owns, set, actors = {}, removed: gone = [] }, world, titles) => {
  const proposed = (/** @type {string} */ text) => shortName(text, world.data);
  const start = stateOf(card, id, world,
    { own, owns: Array.isArray(owns) ? (place) => owns.includes(place) : owns, set, proposed });
  return gone.reduce((state, { kind, at, values, set: aside = {}, own: isOwn = false }) => {
    const list = /** @type {Kind | Log} */ (LISTS.find((one) => one === kind));
    const controls = world.controls[recordName(list)];
    const kept = { named: values.id ?? "", own: isOwn,
      aside: entriesOf(aside, world.controls.unacknowledged, world.data) };
    return removed(state.next, titles, world)(added(list, entriesOf(values, controls, world.data), kept, at)(state));
  }, withFiles(actors, world)(start));
};
