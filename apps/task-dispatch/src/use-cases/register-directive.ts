import { type Caller, Clock, type CommandContext, dayInShanghai, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { IssuerUnitNotYoursError } from '../domain/directive-errors.js';
import { registeredDirective } from '../domain/directive-registration.js';
import { itemsOfDraft } from '../domain/item-from-draft.js';
import { countItems } from '../domain/item.js';
import type { DirectiveView } from '../ports/directive-read-model.js';
import { DirectiveReader, type StagedUpload } from '../ports/directive-reader.js';
import { type DirectiveChange, DirectiveRepository, type SourceText } from '../ports/directive-repository.js';
import { type IssuerUnit, IssuerUnits } from '../ports/issuer-units.js';
import { directiveView } from './directive-view.js';
import { settled, valueOf } from './settled.js';

export interface RegisterDirectiveCommand {
  readonly issuerUnitId: string;
  readonly title: string | null;
  readonly source: { readonly text: string } | StagedUpload;
  /** `YYYY-MM-DD`; today where the drafter names none. */
  readonly referenceDate: string | null;
}

interface Prepared {
  readonly issuer: IssuerUnit;
  readonly source: SourceText;
}

/** 立项: a text enters the ledger and is taken apart into items at once; nothing leaves by that. */
@Injectable()
export class RegisterDirective {
  constructor(
    private readonly directives: DirectiveRepository,
    private readonly units: IssuerUnits,
    private readonly reader: DirectiveReader,
    private readonly clock: Clock,
  ) {}

  async execute(command: RegisterDirectiveCommand, context: CommandContext): Promise<DirectiveView> {
    const now = this.clock.now();
    const id = uuidv7(now.getTime());
    const prepared = await settled(this.prepare(command, context.caller, now));
    const view = await this.directives.change<DirectiveView>({
      name: 'task-dispatch.directive.register',
      directiveId: id,
      context,
      now,
      decide: () => registered({ id, title: command.title, now, caller: context.caller }, valueOf(prepared)),
    });
    if ('uploadId' in command.source) await this.reader.discard(command.source.uploadId);
    return view;
  }

  private async prepare(command: RegisterDirectiveCommand, caller: Caller, now: Date): Promise<Prepared> {
    const issuer = await this.units.find(caller.districtId, command.issuerUnitId);
    if (!issuer || !caller.scopeOf('draft').covers(issuer.path)) throw new IssuerUnitNotYoursError();
    const referenceDate = command.referenceDate ?? dayInShanghai(now);
    const source =
      'text' in command.source
        ? await this.reader.fromText(command.source.text, referenceDate)
        : await this.reader.fromUpload(command.source, referenceDate);
    return { issuer, source };
  }
}

function registered(
  by: { readonly id: string; readonly title: string | null; readonly now: Date; readonly caller: Caller },
  { issuer, source }: Prepared,
): DirectiveChange<DirectiveView> {
  const { caller } = by;
  const items = itemsOfDraft(source, uuidv7);
  const directive = registeredDirective({
    ...by,
    issuer,
    drafter: { personId: caller.personId, name: caller.name },
    ...source,
    counts: countItems(items),
  });
  return {
    directive,
    source,
    items,
    news: { type: 'registered', items: items.length },
    answer: directiveView(caller, { directive, issuerPath: issuer.path, dispatch: null, openTasks: 0 }),
    issuerPath: issuer.path,
    ...actingBy(caller, issuer.path),
  };
}

function actingBy(caller: Caller, issuerPath: string): { readonly appointmentId?: string } {
  const appointment = caller.appointmentFor('draft', issuerPath);
  return appointment ? { appointmentId: appointment.appointmentId } : {};
}
