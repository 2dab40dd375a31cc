/** Kills every replica of a service that lives from other services' facts. */
export async function killConsumer({ platform, random, note }) {
  const service = random.pick(['approval', 'notification']);
  note(`  while ${service} is away`);
  const victims = platform.fleet.filter((replica) => replica.service === service);
  for (const victim of victims) victim.kill();
  await Promise.all(victims.map((victim) => victim.ended()));
}
