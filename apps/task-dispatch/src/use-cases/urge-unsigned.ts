import type { Caller, CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { DirectiveNotFoundError, DirectiveNotIssuedError } from '../domain/directive-errors.js';
import { maySee } from '../domain/directive-rights.js';
import type { Directive } from '../domain/directive.js';
import { urgedLongAgo } from '../domain/urge-unsigned.js';
import { DirectiveReadModel, type SeenDirective } from '../ports/directive-read-model.js';
import { DirectiveRepository } from '../ports/directive-repository.js';
import { UnsignedTasks, type Urging } from '../ports/unsigned-tasks.js';
import { TaskDesk } from './task-desk.js';

export interface UrgeUnsignedCommand {
  readonly directiveId: string;
  readonly words: string | null;
}

export interface Urged {
  readonly urged: number;
  readonly skipped: number;
}

type Placed = Pick<SeenDirective, 'directive' | 'issuerPath'>;

const NOBODY: Urged = { urged: 0, skipped: 0 };

/**
 * 一键催签: everybody who has not signed for, in chunks that tell for themselves. What a stopped one left,
 * the next one finds; the receipt with the count comes last.
 */
@Injectable()
export class UrgeUnsigned {
  constructor(
    private readonly ledger: DirectiveReadModel,
    private readonly directives: DirectiveRepository,
    private readonly unsigned: UnsignedTasks,
    private readonly desk: TaskDesk,
  ) {}

  async execute({ directiveId, words }: UrgeUnsignedCommand, context: CommandContext): Promise<Urged> {
    const { caller } = context;
    const { now, calendar } = this.desk.acting(caller);
    const seen = await this.ledger.placed({ districtId: caller.districtId, directiveId });
    const urgedBefore = urgedLongAgo(now, calendar);
    const urged = mayUrge(seen, caller)
      ? await this.urgeAll({ directiveId, words, context, now, urgedBefore })
      : NOBODY;
    return await this.directives.change<Urged>({
      name: 'task-dispatch.directive.urge-unsigned',
      directiveId,
      context,
      now,
      decide: (found) => {
        const directive = inForce(found, seen, caller);
        const { issuerPath } = seen!;
        return { directive, news: { type: 'urging-finished', ...urged }, answer: urged, issuerPath };
      },
    });
  }

  private async urgeAll(urging: Urging): Promise<Urged> {
    const skipped = await this.unsigned.urgedLately(urging);
    let urged = 0;
    for (let some = await this.unsigned.urgeSome(urging); some > 0;) {
      urged += some;
      some = await this.unsigned.urgeSome(urging);
    }
    return { urged, skipped };
  }
}

function mayUrge(seen: Placed | null, caller: Caller): boolean {
  return seen?.directive.state === 'issued' && maySee(caller, seen.directive, seen.issuerPath);
}

/** @throws DirectiveNotFoundError, DirectiveNotIssuedError */
function inForce(found: Directive | null, seen: Placed | null, caller: Caller): Directive {
  if (!found || !seen || !maySee(caller, found, seen.issuerPath)) throw new DirectiveNotFoundError();
  if (found.state !== 'issued') throw new DirectiveNotIssuedError(found.state);
  return found;
}
