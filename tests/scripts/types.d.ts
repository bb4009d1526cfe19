// What the scripts of the form share: a card as form.json and the fields have it, and what form.json knows.
type Days = { first: string; last: string };
type When = { words: string; iso?: string };
type NamedSpeaker = { anonymous?: string; document?: string; purported_author?: string };
type Speaker = string | NamedSpeaker;
type Answer = string | { words: string };
type WebPage = { url?: string; archived?: string; sha256?: string };
type Evidence = string | WebPage;
type Kind = "verified" | "attributed" | "unacknowledged";
type Log = "corrections" | "withdrawn";

interface Statement {
  id?: string;
  text?: string;
  said_by?: Speaker;
  via?: Speaker[];
  by?: string;
  basis?: string;
  said_on?: string;
  as_of?: string;
  measure?: string;
  quote?: string;
  quote_language?: string;
  rendering_of?: string;
  answers?: Record<string, Answer>;
  not_acknowledged_by?: Record<string, string>;
  about?: string[];
  unverified_by?: string[];
  places?: string[];
  topics?: string[];
  comments_on?: string[];
  rests_on?: string[];
  supersedes?: string[];
  evidence?: Evidence[];
  [name: string]: any;
}
/** An archived copy as a file has it: a capture at a web archive, or the sum of a file that somebody holds. */
type Capture = { url?: string; sha256?: string; on?: string; held_by?: string };
interface LogEntry {
  on?: string;
  note?: string;
  id?: string;
  see?: string;
  statements?: string[];
  [name: string]: any;
}
interface Card {
  title?: string;
  title_translation?: string;
  publisher?: string;
  type?: string;
  published?: string;
  retrieved?: string;
  url?: string;
  archived?: string | Capture[];
  language?: string;
  summary?: string;
  note?: string;
  places?: string[];
  topics?: string[];
  not_recorded?: Record<string, string>;
  verified?: Statement[];
  attributed?: Statement[];
  unacknowledged?: Statement[];
  corrections?: LogEntry[];
  withdrawn?: LogEntry[];
  [name: string]: any;
}
/** The file of an actor whom the archive does not have. */
interface Newcomer {
  name?: string;
  type?: string;
  aliases?: string[];
  part_of?: string;
  hosts?: string[];
  note?: string;
  [name: string]: any;
}
type Newcomers = Record<string, Newcomer>;

/** Name, other names, control group, and whether it is press (1) or a verification body (2). */
type KnownActor = [string, string[], string, number];
/** From which day it counts, who says it, the actors by whom and through whom it came. */
type KnownStatement = [string, string, string[]];
/** Title, publisher, first and last day, canonical address, whether a copy is kept, when it was read, its statements;
 *  the ids of other cards that its note names, if it names any. */
type KnownCard = [
  string, string | undefined, string, string, string, number, string, Record<string, KnownStatement>, string[]?,
];
type Question = { text: string; kind: string; measures: string[]; concerns: string[]; note: string };

interface Limits {
  quote: number;
  small: string[];
  inNoName: string[];
  longestName: number;
  longestId: number;
  longestStem: number;
  alike: number;
  alikeWord: number;
  nearest: number;
  archives: string[];
  /** By why what a service shows is no archived copy: the hosts of such services. */
  noArchives: Record<string, string[]>;
}
/** form.json: what the model and the checks say, and what the archive has. */
interface Data {
  version: number;
  heads: { card: string; actor: string };
  sorts: Record<string, number>;
  long: string[];
  order: Record<string, string[]>;
  asked: Record<string, string[]>;
  presence: Record<string, import("../../hooks/onrecord/theme/assets/form-required.js").Presence[]>;
  labels: Record<string, string>;
  guarded: { card: string[]; statement: string[] };
  /** By key: what is wrong, then what to do. */
  says: Record<string, string[]>;
  patterns: Record<string, string>;
  limits: Limits;
  words: { kind: Record<string, string>; as: Record<string, string>; reported: Record<string, string>;
    unnamed: Record<string, string> };
  actors: Record<string, KnownActor>;
  questions: Record<string, Question>;
  places: Record<string, string>;
  topics: Record<string, string>;
  cards: Record<string, KnownCard>;
  taken: Record<string, string>;
  divided?: Division;
  /** Of a large archive, what was asked for: cards to compare with, without their statements, titles of cards. */
  compared?: Record<string, KnownCard>;
  names?: Record<string, string>;
  /** Of a large archive: asks for what may be called so, and for the cards with which one is compared, as they come. */
  ask?: (table: "actors" | "questions" | "names", typed: string) => void;
  beside?: (card: Sought) => [string, KnownCard][];
  watched?: <T extends Record<string, any>>(name: string, table: T) => T;
  /** Whether something was asked for that is not there yet, and when all of it is. */
  isOpen?: () => boolean;
  arrived?: () => Promise<void>;
  /** The hosts at which a capture is an archived copy. */
  archives: string[];
  /** The actors that publish at each host. */
  hosts: Record<string, string[]>;
}

/** Of a large archive a file of what lies under some keys: rows by table and name. */
type Part = Record<string, Record<string, Record<string, any>>>;
type CardsToCompare = Pick<Data, "cards" | "beside">;
/** What a card that is compared with others has so far. */
type Sought = { address?: string, publisher?: string, published?: Days | null, title?: string };
/** How a large archive is divided: the digits of a part, how many letters and words things are found by. */
type Division = { digits: number; lengths: number[]; words: number; months: number };
type Divided = Data & { divided: Division };

/** A statement with its lane and its place there. */
type Placed = { kind: Kind; index: number; statement: Statement };
type At = (string | number)[];
/** What is open: where, by which rule, what is wrong, what to do. */
interface Problem {
  at: At;
  key?: string;
  text: string;
  hint: string;
  about?: string;
  missing?: boolean;
  why?: boolean;
}
type Values = Record<string, string | number | undefined>;
/** What the rules ask of: the format, the archive, this card in it; and where they put what they find. */
interface Check {
  card: Card;
  id: string;
  data: Data;
  editing: string;
  problems: Problem[];
  pattern: (name: string, flags?: string) => RegExp;
  whole: (name: string) => RegExp;
  put: (key: string, at: At, values?: Values, more?: Partial<Problem>) => void;
}
/** A link of a summary: its words, its target, where it stands. */
type Link = { clause: string; to: string; start: number; end: number };

// What stands in the fields of the form, as it was typed.
type SpeakerEntry = { form: "actor" | "anonymous" | "document"; actor: string; anonymous: string; document: string; author: string };
type EvidenceEntry = { form: "card" | "web"; card: string; url: string; archived: string; sha256: string };
type AnswerEntry = { question: string; word: string; bound: string; low: string; high: string; words: string };
/** Of a record, by the names of its fields; which shape one has, its control says. */
type Entries = Record<string, any>;
/** Which control each field of a record has, in the order of the page. */
type Controls = Record<string, string>;
type RecordName = Kind | "card" | "correction" | "withdrawn" | "actor";
/** What the pure parts of the form need to know. */
type World = { data: Data; controls: Record<RecordName, Controls> };

/** What has fields: `touched` are the names of those that were left once, whose messages are shown. */
interface Holder {
  entries: Entries;
  touched: string[];
}
interface CardHolder extends Holder {
  /** Whether the name of the file was chosen by somebody. */
  own: boolean;
  /** Of the fields that may be left out: whether one is, and why. */
  absent: Record<string, { ticked: boolean; why: string }>;
}
/** A statement, or an entry of a log. */
interface RecordHolder extends Holder {
  key: number;
  /** Whether its name was chosen by somebody, or published. */
  own: boolean;
  /** The name to which the summary links. */
  named: string;
  /** The words of which its name was proposed; null before that. */
  words: string | null;
  /** What it had that its kind has no field for. */
  aside: Entries;
  /** What it is called where it was removed and can be put back; empty where it stands. */
  removed: string;
}
interface NewcomerHolder extends Holder {
  id: string;
  /** The name as it was typed where the card names it. */
  typed: string;
}
interface FormState {
  next: number;
  card: CardHolder;
  lists: Record<Kind | Log, RecordHolder[]>;
  newcomers: NewcomerHolder[];
}
type Owner = { record: "card" } | { record: "one"; key: number } | { record: "actor"; id: string };
type Change = (state: FormState) => FormState;
/** What a state comes to. */
interface View {
  card: Card;
  id: string;
  text: string;
  problems: Problem[];
  actors: Newcomers;
  known: Data;
}
interface Draft {
  version: number;
  start?: string;
  state?: FormState;
  /** As drafts were kept before there was a state. */
  card?: Card;
  id?: string;
  own?: boolean;
  owns?: string[];
  actors?: Newcomers;
  set?: Record<string, Record<string, any>>;
  removed?: { kind: Kind | Log; at: number; values: Record<string, any>; set?: Record<string, any>; own?: boolean }[];
}
type Owns = Omit<Partial<Draft>, "owns"> & { owns?: string[] | ((place: string) => boolean | undefined) };
