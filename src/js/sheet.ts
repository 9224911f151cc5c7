// Where the numbers of a sheet stand (see `src/sheet.rs`): words of 64 bits, counted in halves. They stand in a file of their own so that
// the build puts the numbers in the place of their names; a variable would be looked up at each of them.

export const LINES = 0;
export const CERTAINTY = 2;
export const DECIMALS = 4;
export const MIN = 8;
export const MAX = 10;
export const HEAD = 16;

export const LINE_LABEL = 0;
export const LINE_CERTAINTY = 2;
export const LINE_SOURCE = 4;
export const LINE_DECIMALS = 6;
export const LINE_MIN = 8;
export const LINE_MAX = 10;
export const RATE_DECIMALS = 12;
export const RATE = 14;
export const LINE = 32;

/** How many amounts are kept as texts: a power of two. */
export const AMOUNTS = 1024;
