import { Connection } from './connection.mjs';
import { Page } from './page.mjs';

const NO_INPUT = '{}';
const REPORT = JSON.stringify({ text: '已入户走访并登记群众需求。', figures: [], evidenceIds: [] });
const SUBMISSION = JSON.stringify({ text: '条目要求已逐项完成，请审核。', evidenceIds: [] });
/** A hint is best effort: after this long a page looks by itself. */
const HINT_WITHIN_MS = 1_000;

/**
 * One seat: an issuer, a branch secretary and a reviewer who take one task after the other from its dispatch to its end.
 *
 * @param {{ port: number, run: string, tokens: { issuer: string, secretary: string, reviewer: string },
 *   unitId: string, items: { directiveId: string, itemId: string }[] }} plan
 */
export class User {
  #plan;
  #next = 0;
  #lines;
  #page;

  constructor(plan) {
    this.#plan = plan;
    const { port, tokens } = plan;
    this.#lines = Object.fromEntries(
      Object.entries(tokens).map(([who, token]) => [who, new Connection({ port, token })]),
    );
    this.#page = new Page({ port, token: tokens.reviewer });
  }

  get opened() {
    return this.#page.opened;
  }

  /** @param {(kind: string, from: number) => void} answered told of each step right after its answer */
  async job(answered) {
    const { items, unitId, run } = this.#plan;
    const item = items[this.#next];
    if (!item) throw new Error('There are no items left: prepare more, or measure for a shorter time');
    this.#next += 1;
    const { issuer, secretary } = this.#lines;
    const key = `${run}-${item.itemId}-${unitId}`;
    const timed = async (kind, work) => {
      const from = performance.now();
      const answer = await work();
      answered(kind, from);
      return answer;
    };
    const { taskId } = await timed('dispatch', () =>
      issuer.post(`directives/${item.directiveId}/items/${item.itemId}/supplement`, {
        key: `${key}-d`,
        body: JSON.stringify({ unitId }),
      }),
    );
    const step = (kind, verb, body) =>
      timed(kind, () => secretary.post(`tasks/${taskId}/${verb}`, { key: `${key}-${verb}`, body }));
    await step('sign-for', 'sign-for', NO_INPUT);
    await step('report', 'reports', REPORT);
    this.#page.forget();
    await step('submit', 'submit', SUBMISSION);
    const assignment = await timed('assigned', () => this.#assignmentOf(taskId));
    await timed('approve', () => this.#approve(assignment, `${key}-a`));
  }

  close() {
    for (const line of Object.values(this.#lines)) line.close();
    this.#page.close();
  }

  async #assignmentOf(taskId) {
    for (;;) {
      await this.#page.hint(HINT_WITHIN_MS);
      this.#page.forget();
      const { rows } = await this.#lines.reviewer.get('assignments?businessType=task&limit=5');
      const found = rows.find((row) => row.businessId === taskId);
      if (found) return found;
    }
  }

  #approve({ assignmentId, version, decisionForm }, key) {
    const resultLevel = decisionForm.resultLevels[0] ?? null;
    return this.#lines.reviewer.post(`assignments/${assignmentId}/approve`, {
      key,
      body: JSON.stringify({ opinion: '情况属实。', resultLevel }),
      ifMatch: version,
    });
  }
}
