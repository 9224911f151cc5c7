// Tables on the terminal.

/** Prints rows of texts under a head; the columns named in `right` stand to the right. */
export function printTable(head, rows, right = []) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const aligned = (row) => row.map((cell, column) => pad(cell, widths[column], right.includes(head[column])));
  const lines = [aligned(head), widths.map((width) => "-".repeat(width)), ...rows.map(aligned)];
  for (const line of lines) console.log(`  ${line.join("  ").trimEnd()}`);
}

function pad(cell, width, right) {
  return right ? cell.padStart(width) : cell.padEnd(width);
}
