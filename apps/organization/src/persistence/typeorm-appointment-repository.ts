import { appointmentEnded, appointmentStarted, type AppointmentView } from '#libs/contracts';
import type { AggregateWrite } from '#libs/journal';
import { actorOf, type CommandContext, type Transaction } from '#libs/kernel';
import { prefixPattern, runSql } from '#libs/persistence';
import type { Appointment } from '../domain/appointment.js';
import { AppointmentNotFoundError } from '../domain/people.errors.js';
import {
  type AppointmentCommand,
  type AppointmentParts,
  AppointmentRepository,
} from '../ports/appointment-repository.js';
import { appointmentsHeld, personUnderLock, postOf, unitsFor } from './appointment-parts.js';
import {
  APPOINTMENT_COLUMNS,
  type AppointmentRow,
  APPOINTMENTS,
  appointmentView,
  fromAppointment,
  toAppointment,
} from './appointment-row.js';
import { noted, published } from './journal-entries.js';
import { JournaledTransaction, type WideCommand } from './journaled-transaction.js';
import { markForFreshLook, raiseEpochs } from './rights.js';

const SWEEP_AT_MOST = 100;

type Parts = Omit<AppointmentParts, 'held'>;

export class TypeormAppointmentRepository extends AppointmentRepository {
  constructor(private readonly wide: JournaledTransaction) {
    super();
  }

  override start(
    command: Parameters<AppointmentRepository['start']>[0],
    decide: Parameters<AppointmentRepository['start']>[1],
  ): Promise<AppointmentView> {
    const { context, now } = command;
    return this.wide.run(wideOf('start-appointment', command), async (tx) => {
      const parts = await partsOf(tx, context.caller.districtId, command);
      const appointment = decide({ ...parts, held: await appointmentsHeld(tx, parts.person) });
      await rightsChanged(tx, appointment, now);
      const write = writeOf({ context, now }, { before: null, after: appointment, parts });
      return { writes: [write], answer: appointmentView(appointment, parts) };
    });
  }

  override end(
    command: Parameters<AppointmentRepository['end']>[0],
    decide: Parameters<AppointmentRepository['end']>[1],
  ): Promise<AppointmentView> {
    const { appointmentId, context, now, reason } = command;
    const { districtId } = context.caller;
    return this.wide.run(wideOf('end-appointment', command), async (tx) => {
      const [row] = await runSql<AppointmentRow>(tx, {
        text: `select ${APPOINTMENT_COLUMNS} from appointments a where a.district_id = $1 and a.id = $2 for update`,
        values: [districtId, appointmentId],
      });
      if (!row) throw new AppointmentNotFoundError();
      const before = toAppointment(row);
      const parts = await partsOf(tx, districtId, before);
      const after = decide({ appointment: before, unit: parts.unit });
      await rightsChanged(tx, after, now);
      const write = writeOf({ context, now, reason }, { before, after, parts });
      return { writes: [write], answer: appointmentView(after, parts) };
    });
  }

  override advanceDue(
    sweep: Parameters<AppointmentRepository['advanceDue']>[0],
    decide: Parameters<AppointmentRepository['advanceDue']>[1],
  ): Promise<readonly string[]> {
    const { context, now, today } = sweep;
    const { districtId } = context.caller;
    return this.wide.runOnce(async (tx) => {
      const rows = await runSql<AppointmentRow>(tx, {
        text: `select ${APPOINTMENT_COLUMNS} from appointments a
          where a.district_id = $1 and a.due_on <= $2
          order by a.id limit $3 for update skip locked`,
        values: [districtId, today, SWEEP_AT_MOST],
      });
      const writes: AggregateWrite[] = [];
      for (const before of rows.map(toAppointment)) {
        const after = decide(before);
        const parts = await partsOf(tx, districtId, before);
        await rightsChanged(tx, after, now);
        writes.push(writeOf({ context, now }, { before, after, parts }));
      }
      return { writes, answer: [...new Set(rows.map((row) => row.person_id))] };
    });
  }

  override async personsIn(districtId: string, path: string): Promise<readonly string[]> {
    const rows = await runSql<{ person_id: string }>(this.wide.dataSource, {
      text: `select distinct a.person_id from appointments a
        join units u on u.district_id = a.district_id and u.id in (a.unit_id, a.scope_unit_id)
        where a.district_id = $1 and a.state = 'in-effect' and u.path like $2`,
      values: [districtId, prefixPattern(path)],
    });
    return rows.map((row) => row.person_id);
  }
}

function wideOf(name: string, { context, appointmentId }: AppointmentCommand): WideCommand {
  return { name: `organization.${name}`, context, table: APPOINTMENTS, id: appointmentId };
}

async function partsOf(
  tx: Transaction,
  districtId: string,
  ids: Pick<Appointment, 'personId' | 'unitId' | 'postId' | 'scopeUnitId'>,
): Promise<Parts> {
  const units = await unitsFor(tx, districtId, [...new Set([ids.unitId, ids.scopeUnitId])]);
  const person = await personUnderLock(tx, districtId, ids.personId);
  const post = await postOf(tx, districtId, ids.postId);
  return { person, post, unit: units.get(ids.unitId)!, scopeUnit: units.get(ids.scopeUnitId)! };
}

async function rightsChanged(tx: Transaction, appointment: Appointment, now: Date): Promise<void> {
  const { districtId, personId, unitId } = appointment;
  await raiseEpochs(tx, districtId, [personId]);
  await markForFreshLook(tx, districtId, { unitIds: [unitId], now });
}

/** News when the post begins or ends; a plan, or another last day, is for the audit trail alone. */
function writeOf(
  told: { readonly context: CommandContext; readonly now: Date; readonly reason?: string },
  change: { readonly before: Appointment | null; readonly after: Appointment; readonly parts: Parts },
): AggregateWrite {
  const { before, after, parts } = change;
  const view = appointmentView(after, parts);
  const record = {
    before: before && appointmentView(before, parts),
    after: { ...view, state: after.state, ...(told.reason === undefined ? {} : { reason: told.reason }) },
    now: told.now,
  };
  return {
    table: APPOINTMENTS,
    id: after.appointmentId,
    expectedVersion: after.version - 1,
    row: fromAppointment(after),
    entries: [
      before?.state === after.state || after.state === 'planned'
        ? noted(
            before ? 'organization.appointment.changed' : 'organization.appointment.planned',
            view,
            record,
          )
        : published(
            after.state === 'ended' ? appointmentEnded : appointmentStarted,
            { appointment: view },
            record,
          ),
    ],
    actor: actorOf(told.context.caller),
    context: told.context,
    answer: view,
  };
}
