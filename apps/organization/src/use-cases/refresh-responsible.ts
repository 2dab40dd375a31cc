import { Caller, Clock, type CommandContext, failureOf } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { responsibleFor } from '../domain/responsible.js';
import { ResponsibleRepository } from '../ports/responsible-repository.js';

const ROUNDS_AT_ONCE = 5;

/** Writes to every marked unit who answers for it, level by level down to where nothing changes. */
export class RefreshResponsible {
  constructor(
    private readonly responsible: ResponsibleRepository,
    private readonly clock: Clock,
  ) {}

  /** To the end. */
  async execute(context: CommandContext): Promise<void> {
    while (await this.round(context));
  }

  /**
   * Right after a command, which has been stored and stands. Nobody waits for thousands of units: what is
   * left then, or cannot be had now, the sweeper does, because the marks stay.
   */
  async now(context: CommandContext): Promise<void> {
    try {
      for (let round = 0; round < ROUNDS_AT_ONCE && (await this.round(context)); round += 1);
    } catch (error) {
      if (failureOf(error)?.kind !== 'unavailable') throw error;
    }
  }

  /** Whether there was anything to look at. */
  private async round(context: CommandContext): Promise<boolean> {
    const now = this.clock.now();
    const sweep = { context: byRule('organization.responsible-person', context), today: dayOf(now), now };
    return (await this.responsible.refreshSome(sweep, responsibleFor)) > 0;
  }
}

/** A machine acts by a named rule, in the same matter. */
function byRule(rule: string, context: CommandContext): CommandContext {
  return {
    caller: Caller.machine(rule, context.caller.districtId),
    commandKey: null,
    requestHash: null,
    expectedVersion: null,
    correlationId: context.correlationId,
    causationId: null,
  };
}
