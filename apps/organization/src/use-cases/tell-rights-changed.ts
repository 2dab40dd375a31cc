import type { CommandContext } from '#libs/kernel';
import { AppointmentRepository } from '../ports/appointment-repository.js';
import { RevocationNotice } from '../ports/revocation-notice.js';
import { RefreshResponsible } from './refresh-responsible.js';

/**
 * What follows a stored change of rights: who answers for a unit is looked at again, and cached sessions
 * are dropped. The marks are in the database, so nothing is lost when this process dies before it.
 */
export class TellRightsChanged {
  constructor(
    private readonly refresh: RefreshResponsible,
    private readonly notice: RevocationNotice,
    private readonly appointments: AppointmentRepository,
  ) {}

  async of(personIds: readonly string[], context: CommandContext): Promise<void> {
    this.notice.send(personIds);
    await this.refresh.now(context);
  }

  async inSubtree(path: string, context: CommandContext): Promise<void> {
    await this.of(await this.appointments.personsIn(context.caller.districtId, path), context);
  }
}
