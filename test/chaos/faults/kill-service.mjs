/** One replica of one service dies in the middle of whatever it does (reliability C1, C2, C4, C7, C8 at random places). */
export const killService = {
  name: 'kill-service',
  async strike({ platform, random, note }) {
    const victim = random.pick(platform.fleet);
    note(`  ${victim.name}`);
    victim.kill();
    await victim.ended();
  },
};
