// One voice for all commands: one line per step, and errors that say what, where and what to do.

/** A problem the reader can do something about. It is shown without a stack. */
export class Stop extends Error {}

export function say(text) {
  console.log(`costpeek: ${text}`);
}

/** Runs a command's main function; a refusal ends the process with status 1. */
export async function main(work) {
  try {
    await work();
  } catch (problem) {
    console.error(problem instanceof Stop ? `costpeek: ${problem.message}` : problem);
    process.exitCode = 1;
  }
}
