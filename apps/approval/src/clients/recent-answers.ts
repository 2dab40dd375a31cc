const MOST_KEPT = 5_000;

interface Kept<Answer> {
  readonly answer: Promise<Answer>;
  /** Milliseconds of the monotonic clock. */
  readonly until: number;
}

/** Answers that may be given again for a moment; who asks the same meanwhile waits for the same answer. A failure is not kept. */
export class RecentAnswers<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  constructor(private readonly keptMs: number) {}

  async get(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.kept.get(question);
    if (known && performance.now() < known.until) return await known.answer;
    const answer = ask();
    this.keep(question, answer);
    return await answer;
  }

  private keep(question: string, answer: Promise<Answer>): void {
    // The oldest first: a question asked again takes its place at the end.
    this.kept.delete(question);
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    const kept = { answer, until: performance.now() + this.keptMs };
    this.kept.set(question, kept);
    answer.catch(() => {
      if (this.kept.get(question) === kept) this.kept.delete(question);
    });
  }
}
