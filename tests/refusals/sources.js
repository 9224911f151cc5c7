// The forms in which the catalog of a story can be given to the package.

import { readFileSync } from "node:fs";

export const base = readFileSync(new URL("base.json", import.meta.url), "utf8");

/** The first of its forms. */
export function firstSource(story) {
  const [[, source]] = sources(story);
  return source;
}

/** All of its forms, each with its name. */
export function sources({ change, text, bytes, problems }) {
  if (bytes) {
    return [
      ["bytes", new Uint8Array(bytes)],
      ["a buffer", new Uint8Array(bytes).buffer],
    ];
  }
  const written = text ?? JSON.stringify(changed(JSON.parse(base), change));
  const forms = [["text", written]];
  // In bytes a byte order mark is skipped.
  if (!written.startsWith("\ufeff")) forms.push(["text as bytes", new TextEncoder().encode(written)]);
  if (isObject(written, problems)) forms.push(["a plain object", JSON.parse(written)]);
  return forms;
}

/** Whether the problems are those of an object too: what is no JSON, or a duplicate in text, is none of an object's. */
function isObject(written, problems) {
  if (problems.some(({ code }) => code === "NOT_JSON" || code === "DUPLICATE_KEY")) return false;
  return /^\s*[[{]/.test(written) && isJson(written);
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The document with each change made in the place that its JSON Pointer names. */
function changed(document, changes) {
  for (const { at, to, remove } of changes) {
    const steps = at.slice(1).split("/");
    const last = steps.pop();
    const parent = steps.reduce((place, step) => place[step], document);
    if (!remove) parent[last] = to;
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
  return document;
}
