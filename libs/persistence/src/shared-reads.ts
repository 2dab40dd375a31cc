import { Lanes } from './lanes.js';
import { isInfrastructureFailure } from './postgres-errors.js';

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

/** Queries under way at a time; whoever comes meanwhile, or in the same turn of the event loop, shares the next one. */
const LANES = 2;
/** Questions in one query at most: a long one makes everybody in it wait. */
const BATCH = 100;

/**
 * Lets concurrent questions of one kind share a query, as the group committer does for writes: an idle one asks at
 * once, there is no timer. When a query fails, its questions are asked singly, so that a bad one fails alone.
 */
export class SharedReads<Question, Answer> {
  private readonly waiting: Waiting<Question, Answer>[] = [];
  private readonly lanes = new Lanes(LANES);

  /** @param ask answers in the order of the questions */
  constructor(private readonly ask: (questions: readonly Question[]) => Promise<readonly Answer[]>) {}

  async read(question: Question): Promise<Answer> {
    return await new Promise<Answer>((settle, fail) => {
      this.waiting.push({ question, settle, fail });
      this.lanes.fill(() => (this.waiting.length > 0 ? this.answer(this.waiting.splice(0, BATCH)) : null));
    });
  }

  private async answer(batch: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.ask(batch.map(({ question }) => question));
      for (const [index, { settle }] of batch.entries()) settle(answers[index]!);
    } catch (error) {
      if (batch.length === 1 || isInfrastructureFailure(error)) for (const { fail } of batch) fail(error);
      else for (const one of batch) await this.answer([one]);
    }
  }
}
