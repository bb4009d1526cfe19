// What counts as an archived copy, as checks/archived_copies.py has it. tests/shared_cases/captures.json holds both to
// the same answers.
import { canonical } from "./form-addresses.js";

/**
 * The host of an address in small letters, without `www.`; empty where it is no address.
 * @param {string} address
 */
export const hostOf = (address) => (URL.canParse(address) ? new URL(address).hostname : "").replace(/\.+$/, "")
  .replace(/^www\./, "");
/** @type {(host: string, other: string) => boolean} */
const isBelow = (host, other) => host === other || host.endsWith(`.${other}`);

/**
 * Why an address is no archived copy of a page: the key of a message, and its values; undefined where it is one.
 * @type {(address: string, page: string, data: Pick<Data, "limits" | "patterns" | "archives">)
 *   => { key: string, values: Values } | undefined}
 */
export const refused = (address, page, { limits, patterns, archives }) => {
  const host = hostOf(address);
  const services = limits.archives.join(", ");
  const tracking = patterns.tracking ?? "";
  if (canonical(address, tracking) === canonical(page, tracking)) {
    return { key: "no-archived-copy/page", values: { value: address, services } };
  }
  if (archives.includes(host)) return undefined;
  const named = Object.entries(limits.noArchives).find(([, hosts]) => hosts.some((other) => isBelow(host, other)));
  return { key: `no-archived-copy/${named?.[0] ?? "host"}`, values: { host, services } };
};

/**
 * The captures of a card as a list, however they are written.
 * @type {(archived: string | Capture[] | undefined) => Capture[]}
 */
export const capturesOf = (archived = []) => (typeof archived === "string"
  ? [archived.startsWith("sha256:") ? { sha256: archived } : { url: archived }] : archived);

/**
 * What a list of captures says, in one line.
 * @param {Capture[]} captures
 */
export const inOneLine = (captures) => captures.map(({ url, sha256, on, held_by: holder }) => (
  [url ?? sha256 ?? "", ...(on ? [`of ${on}`] : []), ...(holder ? [`held by ${holder}`] : [])].join(" ")
)).join("; ");
