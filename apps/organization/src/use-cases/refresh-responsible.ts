import { Caller, Clock, type CommandContext, failureOf } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { responsibleFor } from '../domain/responsible.js';
import { ResponsibleRepository } from '../ports/responsible-repository.js';

/** Writes to every marked unit who answers for it, level by level down to where nothing changes. */
export class RefreshResponsible {
  constructor(
    private readonly responsible: ResponsibleRepository,
    private readonly clock: Clock,
  ) {}

  async execute(context: CommandContext): Promise<void> {
    const ruled = byRule('organization.responsible-person', context);
    for (let looked = 1; looked > 0;) {
      const now = this.clock.now();
      looked = await this.responsible.refreshSome({ context: ruled, today: dayOf(now), now }, responsibleFor);
    }
  }

  /** Right after a command. It has been stored and stands: what is unavailable now, the sweeper does. */
  async now(context: CommandContext): Promise<void> {
    try {
      await this.execute(context);
    } catch (error) {
      if (failureOf(error)?.kind !== 'unavailable') throw error;
    }
  }
}

/** A machine acts by a named rule, in the same matter. */
export function byRule(rule: string, context: CommandContext): CommandContext {
  return {
    caller: Caller.machine(rule, context.caller.districtId),
    commandKey: null,
    requestHash: null,
    expectedVersion: null,
    correlationId: context.correlationId,
    causationId: null,
  };
}
