// Where in a JSON text what stands. It reads any text, also one that is being written and is no JSON yet.

const word = /"(?:[^"\\\n]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** All values with their paths (`["models", 3, "name"]`) and places; what is inside comes before what is around it. */
export function* values(text) {
  const open = [];
  for (const { 0: found, index: start } of text.matchAll(word)) {
    const end = start + found.length;
    const around = open.at(-1);
    if (found === ",") step(around);
    else if (found === "}" || found === "]") {
      const { path, start } = open.pop() ?? { path: [], start: end };
      yield { path, start, end };
    } else if (around && around.key === undefined) around.key = found.slice(1, -1);
    else if (found !== ":") {
      const path = around ? [...around.path, around.key] : [];
      if (found === "{" || found === "[")
        open.push({ path, start, isList: found === "[", key: found === "[" ? 0 : undefined });
      else yield { path, start, end, word: found };
    }
  }
}

function step(around) {
  if (around) around.key = around.isList ? around.key + 1 : undefined;
}

/** The place of what a path of the checker names, like `models[3].price[0].rate.cells["2K"]`; of what is around it, if it is not there. */
export function placeOf(text, path) {
  const names = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|[^.[\]]+/g)].map(([all, quoted]) => quoted ?? all);
  const all = [...values(text)];
  for (let length = names.length; length > 0; length -= 1) {
    const wanted = names.slice(0, length).join("\0");
    const found = all.find((one) => one.path.join("\0") === wanted);
    if (found) return found;
  }
  return undefined;
}

export function lineOf(text, offset) {
  return text.slice(0, offset).split("\n").length;
}

/** The place of a line, counted from 1. */
export function placeOfLine(text, number) {
  const lines = text.split("\n");
  const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
  return { start, end: start + (lines[number - 1] ?? "").length };
}
