// The proof that all do the same work: what each says of every settings, against what costpeek says.

/**
 * Compares what a peer says with `answers`, and gives how many of its figures are not the exact decimal as a text. A figure that
 * is not the price even once it is rounded to the decimals of the exact one ends the benchmark.
 */
export async function wrongTexts(peer, answers, list) {
  let wrong = 0;
  for (const [index, settings] of list.entries()) {
    const answer = answerOf(peer, await peer.estimate(settings));
    const expected = answers[index];
    if (!isSame(answer, expected)) {
      const [said, wanted, what] = [answer, expected, settings].map((value) => JSON.stringify(value));
      throw new Error(`${peer.name} says ${said}, not ${wanted}, for ${what}`);
    }
    if (answer.known !== undefined && shortest(String(answer.known)) !== expected.known) wrong += 1;
  }
  return wrong;
}

/** What a peer says: the known part of every price, and, where it says so, how certain it is and of which lines it is made. */
export async function answersOf(peer, list) {
  const answers = [];
  for (const settings of list) answers.push(answerOf(peer, await peer.estimate(settings)));
  return answers;
}

function answerOf(peer, result) {
  if (peer.gives === "total") return { known: result ?? undefined };
  const lines = result.lines.map((line) => `${line.label}: ${line.certainty}`).join(", ");
  return { known: result.total ?? result.min, certainty: result.certainty, lines };
}

function isSame(answer, expected) {
  const saysAll = answer.lines !== undefined;
  if (saysAll && (answer.lines !== expected.lines || answer.certainty !== expected.certainty)) return false;
  return isSameFigure(answer.known, expected.known);
}

function isSameFigure(known, exact) {
  if (known === undefined || exact === undefined) return known === exact;
  const decimals = exact.split(".")[1]?.length ?? 0;
  return (typeof known === "number" ? known.toFixed(decimals) : shortest(known)) === exact;
}

/** Zeros at the end make a text no less right. */
function shortest(text) {
  return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text;
}
