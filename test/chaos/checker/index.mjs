import { DEMO_PASSWORD } from '../../../deploy/demo/district.mjs';
import { openBooks } from '../books.mjs';
import { checkAnswers } from './answers.mjs';
import { checkAudit } from './audit.mjs';
import { checkCommands } from './commands.mjs';
import { checkDeliveries } from './deliveries.mjs';
import { checkExports } from './exports.mjs';
import { checkLights } from './lights.mjs';
import { checkMessages } from './messages.mjs';
import { checkProjections } from './projections.mjs';
import { checkReviews } from './reviews.mjs';
import { loadRules } from './rules.mjs';
import { checkTasks } from './tasks.mjs';
import { checkUnread } from './unread.mjs';
import { checkVersions } from './versions.mjs';

export const CHECKS = {
  commands: checkCommands,
  answers: checkAnswers,
  versions: checkVersions,
  deliveries: checkDeliveries,
  messages: checkMessages,
  projections: checkProjections,
  reviews: checkReviews,
  exports: checkExports,
  audit: checkAudit,
  tasks: checkTasks,
  lights: checkLights,
  unread: checkUnread,
};

/**
 * Compares what clients were told with what is in the tables and with what people are shown. Every finding is a sentence.
 *
 * @returns {Promise<{ lost: string[], duplicated: string[], phantom: string[], outOfOrder: string[] }>}
 */
export async function checkHistory({ platform, clients, ...played }) {
  const findings = { lost: [], duplicated: [], phantom: [], outOfOrder: [] };
  const rules = await loadRules();
  const auditor = await clients.signIn('auditor', DEMO_PASSWORD);
  const books = await openBooks(platform.postgres.adminUrl);
  try {
    for (const check of Object.values(CHECKS)) await check({ books, ...played, rules, auditor, findings });
  } finally {
    await books.close();
  }
  return findings;
}
