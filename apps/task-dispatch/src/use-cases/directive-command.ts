import { Clock, type CommandContext, type Duty } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { DirectiveNotFoundError } from '../domain/directive-errors.js';
import { assertMay } from '../domain/directive-rights.js';
import type { Directive } from '../domain/directive.js';
import { DirectiveReadModel, type SeenDirective } from '../ports/directive-read-model.js';
import { type DirectiveChange, DirectiveRepository } from '../ports/directive-repository.js';

/** A command by somebody with `duty` over the issuer unit. */
export interface CommandToDirective<Answer> {
  /** The verb of the request: `withdraw`. */
  readonly verb: string;
  readonly duty: Duty;
  readonly directiveId: string;
  readonly context: CommandContext;
  /** The directive at its next version comes with the rights already checked. */
  readonly decide: (seen: SeenDirective, now: Date) => DirectiveChange<Answer>;
}

/** The way of every command to a directive that exists: who may, then the rule, then one write. */
@Injectable()
export class DirectiveCommands {
  constructor(
    private readonly directives: DirectiveRepository,
    private readonly ledger: DirectiveReadModel,
    private readonly clock: Clock,
  ) {}

  /** What stands in the ledger about the directive, whoever asks. */
  async seen(directiveId: string, context: CommandContext): Promise<SeenDirective | null> {
    return await this.ledger.find({ districtId: context.caller.districtId, directiveId });
  }

  async execute<Answer>(command: CommandToDirective<Answer>, known?: SeenDirective | null): Promise<Answer> {
    const { verb, duty, directiveId, context, decide } = command;
    const now = this.clock.now();
    const before = known === undefined ? await this.seen(directiveId, context) : known;
    return await this.directives.change({
      name: `task-dispatch.directive.${verb}`,
      directiveId,
      context,
      now,
      decide: (directive) => {
        if (!directive || !before) throw new DirectiveNotFoundError();
        const seen = { ...before, directive };
        assertMay(duty, context.caller, seen);
        const change = decide({ ...seen, directive: nextVersionOf(directive) }, now);
        const appointment = context.caller.appointmentFor(duty, before.issuerPath);
        return {
          ...change,
          issuerPath: before.issuerPath,
          ...(appointment ? { appointmentId: appointment.appointmentId } : {}),
        };
      },
    });
  }
}

/** Rules look at the state; the version is that of the view the caller gets. */
function nextVersionOf(directive: Directive): Directive {
  return { ...directive, version: directive.version + 1 };
}
