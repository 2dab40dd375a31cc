import { setTimeout as pause } from 'node:timers/promises';

/** Commits of the later replicas take place, and the line breaks before anybody is told (reliability C3). */
export const lostCommit = {
  name: 'lost-commit',
  async strike({ platform: { lines }, random, note }) {
    const before = lines.postgres.lostCommits();
    lines.postgres.loseCommits();
    await pause(random.between(1_000, 4_000));
    lines.postgres.heal();
    note(`  ${lines.postgres.lostCommits() - before} commits`);
  },
};
