// Numbers that look drawn by chance and are the same in every run.

/** Gives a function that draws a number from 0 up to, but not including, 1. The seed is any whole number but 0. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export function oneOf(random, list) {
  return list[Math.floor(random() * list.length)];
}

/** A whole number from `min` to `max`, both included. */
export function between(random, min, max) {
  return min + Math.floor(random() * (max - min + 1));
}

/** A list in another order. */
export function shuffled(random, list) {
  const left = [...list];
  return list.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}
