import { type CommandContext, ID_NAMESPACES, uuid5, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { type DirectiveRemarked, remarkOnDirective } from '../domain/directive-remark.js';
import type { Directive } from '../domain/directive.js';
import { kindOf } from '../domain/remark.js';
import type { Acting } from '../domain/task-change.js';
import type { DirectiveView } from '../ports/directive-read-model.js';
import type { DirectiveChange } from '../ports/directive-repository.js';
import type { RemarkView } from '../ports/remarks.js';
import { DirectiveCommands } from './directive-command.js';
import { viewAfter } from './directive-view.js';
import { givenDispatch } from './given-dispatch.js';
import { RemarkMatter } from './remark-matter.js';
import { RunDispatches } from './run-dispatches.js';
import { TaskDesk } from './task-desk.js';

export interface RemarkOnDirectiveCommand {
  readonly directiveId: string;
  /** Null: the directive as a whole. */
  readonly itemId: string | null;
  readonly words: string | null;
  readonly demands: boolean;
  readonly unitId: string | null;
  readonly dueDay: string | null;
}

export interface RemarkedView {
  readonly directive: DirectiveView;
  readonly remark: RemarkView;
}

/** 批示、圈阅 of a directive or of an item; what a demand opens comes into being in the same write. */
@Injectable()
export class RemarkOnDirective {
  constructor(
    private readonly commands: DirectiveCommands,
    private readonly matter: RemarkMatter,
    private readonly desk: TaskDesk,
    private readonly dispatches: RunDispatches,
  ) {}

  async execute(wish: RemarkOnDirectiveCommand, context: CommandContext): Promise<RemarkedView> {
    const { caller } = context;
    const acting = this.desk.acting(caller);
    const remarkId = uuidv7();
    const dispatchId = uuid5(ID_NAMESPACES.dispatch, 'remark', remarkId);
    const { items, ...known } = await this.matter.about(caller.districtId, wish);
    const answer = await this.commands.execute<RemarkedView>({
      verb: 'remark',
      duty: 'remark',
      directiveId: wish.directiveId,
      context,
      decide: (seen) => {
        const { directive, issuerPath } = seen;
        const command = { ...wish, ...known, remarkId, dispatchId };
        const made = remarkOnDirective({ directive, issuerPath, items }, command, acting);
        const view = { directive: viewAfter(caller, seen, directive), remark: remarkView(directive, made) };
        return { ...changeBy(made, dispatchId, acting), directive, answer: view };
      },
    });
    if (wish.demands) this.dispatches.wake();
    return answer;
  }
}

function changeBy(
  { news, passedOn, remark, opened }: DirectiveRemarked,
  dispatchId: string,
  { caller: { districtId }, now, calendar }: Acting,
): Pick<DirectiveChange<unknown>, 'news' | 'moreNews' | 'remark' | 'given'> {
  const change = { news, moreNews: passedOn, remark };
  if (!opened) return change;
  const { content, target } = opened;
  const plan = { districtId, dispatchId, parentTaskId: null, heldByPost: false, content, at: now };
  return { ...change, given: givenDispatch(plan, [target], calendar) };
}

function remarkView(directive: Directive, { remark, item, heading, opened }: DirectiveRemarked): RemarkView {
  const { at, ...said } = remark;
  return {
    ...said,
    kind: kindOf(remark),
    at: at.toISOString(),
    taskId: null,
    directiveId: directive.id,
    directiveTitle: directive.title,
    itemPath: item?.path ?? null,
    heading,
    unitName: opened?.target.name ?? null,
  };
}
