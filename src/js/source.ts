import { fromBytes, fromDocument, fromText } from "../../build/engine/costpeek.js";
import { CatalogError } from "./errors.js";
import type { Handle } from "./handle.js";
import type { CatalogSource, Problem } from "./types.js";

/** What a catalog is read from, once it is here. */
type Content = string | Uint8Array | object;

/** The content of a source: only an address has to be fetched. */
export async function contentOf(source: CatalogSource, signal?: AbortSignal): Promise<Content> {
  if (source instanceof URL) return fetchBytes(source, signal);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (typeof source === "string" || (typeof source === "object" && source !== null)) return source;
  const message = `a catalog is an object, a text, bytes or a URL object, not ${source === null ? "null" : typeof source}`;
  throw new CatalogError([{ code: "WRONG_TYPE", path: "", message, help: "" }]);
}

async function fetchBytes(url: URL, signal?: AbortSignal): Promise<Uint8Array> {
  let reason: string;
  try {
    const response = await fetch(url, signal ? { signal } : {});
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    reason = `the server answered ${response.status}`;
  } catch (cause) {
    signal?.throwIfAborted();
    reason = cause instanceof Error ? cause.message : String(cause);
  }
  const message = `${url} could not be fetched: ${reason}`;
  throw new CatalogError([{ code: "NOT_FETCHED", path: "", message, help: "" }]);
}

/** Checks the content. */
export function check(content: Content): Handle {
  try {
    if (typeof content === "string") return fromText(content);
    return content instanceof Uint8Array ? fromBytes(content) : fromDocument(content);
  } catch (error) {
    const { problems } = error as { problems?: Problem[] };
    throw problems ? new CatalogError(problems) : error;
  }
}
