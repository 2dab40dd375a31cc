/**
 * Random numbers that come back for the same seed (mulberry32). What happens between processes does not:
 * a seed fixes which faults strike in which order, and what clients want, not who is faster.
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least, most) => least + Math.floor(next() * (most - least + 1));
  return {
    /** In [0, 1). */
    next,
    /** A whole number, both ends included. */
    between,
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)],
    shuffled(list) {
      const left = [...list];
      for (let index = left.length - 1; index > 0; index -= 1) {
        const other = between(0, index);
        [left[index], left[other]] = [left[other], left[index]];
      }
      return left;
    },
    /** A source of its own, so that one part's use does not shift another's. */
    fork: () => randomFrom(Math.floor(next() * 4_294_967_296)),
  };
}
