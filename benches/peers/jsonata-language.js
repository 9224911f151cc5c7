// Formulas in JSONata.

export const language = {
  number: (text) => text,
  setting: (name, standard) => (standard === undefined ? name : `(${name} ?? ${standard})`),
  product: (parts) => `(${parts.join(" * ")})`,
  quotient: (part, divisor) => `(${part} / ${divisor})`,
  pick: (name, standard, cells) => {
    const cases = cells.map(([option, figure]) => `$option = "${option}" ? ${figure}`);
    return `($option := (${name} ?? "${standard}"); ${cases.join(" : ")})`;
  },
};
