/** The event loop of one replica stands still for eleven seconds, the process lives (reliability C38). */
export const standStill = {
  name: 'stand-still',
  async strike({ platform, random, note }) {
    const victim = random.pick(platform.fleet);
    note(`  ${victim.name}`);
    await victim.back();
    victim.standStill();
  },
};
