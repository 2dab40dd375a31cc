/** A new release goes out under load: every replica of a service is asked to end, one after the other (reliability C36). */
export const rollingRestart = {
  name: 'rolling-restart',
  async strike({ platform, random, note }) {
    const chosen = random.pick(platform.fleet).service;
    for (const replica of platform.fleet.filter(({ service }) => service === chosen)) {
      await replica.back();
      const askedAt = Date.now();
      replica.terminate();
      await replica.ended();
      note(`  ${replica.name} ended after ${Date.now() - askedAt} ms`);
      await replica.back();
    }
  },
};
