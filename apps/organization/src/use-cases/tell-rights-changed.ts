import type { CommandContext } from '#libs/kernel';
import { AppointmentRepository } from '../ports/appointment-repository.js';
import { RefreshResponsible } from './refresh-responsible.js';
import { TellSessions } from './tell-sessions.js';

/**
 * What follows a stored change of rights: who answers for a unit is looked at again, and cached sessions
 * are dropped. The marks are in the database, so nothing is lost when this process dies before it.
 */
export class TellRightsChanged {
  constructor(
    private readonly refresh: RefreshResponsible,
    private readonly sessions: TellSessions,
    private readonly appointments: AppointmentRepository,
  ) {}

  async of(personIds: readonly string[], context: CommandContext): Promise<void> {
    await this.sessions.of(context.caller.districtId, personIds);
    await this.refresh.now(context);
  }

  /** Whatever is still marked, from now or from long ago. */
  async toTheEnd(context: CommandContext): Promise<void> {
    await this.refresh.execute(context);
  }

  async inSubtree(path: string, context: CommandContext): Promise<void> {
    await this.of(await this.appointments.personsIn(context.caller.districtId, path), context);
  }
}
