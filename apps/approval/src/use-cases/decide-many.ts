import { Injectable } from '@nestjs/common';
import type { assignmentDecideMany, InputOf, OutputOf } from '#libs/contracts';
import { failureOf, type CommandContext } from '#libs/kernel';
import { ApproveAssignment } from './approve-assignment.js';
import { RefuseAssignment } from './refuse-assignment.js';

type OneDecision = InputOf<typeof assignmentDecideMany>['decisions'][number];
type OneResult = OutputOf<typeof assignmentDecideMany>['results'][number];

/** Several decisions, each by itself: what one refuses does not touch the others, and a repeat repeats none. */
@Injectable()
export class DecideMany {
  constructor(
    private readonly approving: ApproveAssignment,
    private readonly refusing: RefuseAssignment,
  ) {}

  async execute(decisions: readonly OneDecision[], context: CommandContext): Promise<readonly OneResult[]> {
    const results: OneResult[] = [];
    for (const decision of decisions) results.push(await this.one(decision, context));
    return results;
  }

  private async one(decision: OneDecision, context: CommandContext): Promise<OneResult> {
    const { assignmentId } = decision;
    // Each decision has a key of its own, derived from the request's.
    const own = { ...context, commandKey: context.commandKey && `${context.commandKey}#${assignmentId}` };
    try {
      await (decision.decision === 'approve'
        ? this.approving.execute(decision, own)
        : this.refusing.return(decision, own));
      return { assignmentId, done: true, code: null, message: null };
    } catch (error) {
      const failure = failureOf(error);
      if (!failure || failure.kind === 'unavailable' || failure.kind === 'bug') throw error;
      return { assignmentId, done: false, code: failure.code, message: failure.message };
    }
  }
}
