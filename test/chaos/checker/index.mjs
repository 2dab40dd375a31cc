import { DEMO_PASSWORD } from '../../../deploy/demo/district.mjs';
import { openBooks } from '../books.mjs';
import { checkCommands } from './commands.mjs';
import { checkDeliveries } from './deliveries.mjs';
import { checkMessages } from './messages.mjs';
import { checkProjections } from './projections.mjs';
import { checkAnswers } from './answers.mjs';
import { checkReviews } from './reviews.mjs';
import { checkServed } from './served.mjs';
import { checkVersions } from './versions.mjs';

const CHECKS = [
  checkCommands,
  checkAnswers,
  checkVersions,
  checkDeliveries,
  checkMessages,
  checkProjections,
  checkReviews,
  checkServed,
];

/**
 * Compares what clients were told with what is in the tables. Every finding is a sentence.
 *
 * @returns {Promise<{ lost: string[], duplicated: string[], phantom: string[], outOfOrder: string[] }>}
 */
export async function checkHistory({ platform, clients, ...played }) {
  const findings = { lost: [], duplicated: [], phantom: [], outOfOrder: [] };
  const auditor = await clients.signIn('auditor', DEMO_PASSWORD);
  const books = await openBooks(platform.postgres.adminUrl);
  try {
    for (const check of CHECKS) await check({ books, ...played, auditor, findings });
  } finally {
    await books.close();
  }
  return findings;
}
