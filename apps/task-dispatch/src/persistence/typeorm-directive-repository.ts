import type { PushHint } from '#libs/contracts';
import { type Change, JournaledStore, unchanged } from '#libs/journal';
import { actorOf, type CommandContext, type Transaction } from '#libs/kernel';
import { HintPublisher } from '#libs/messaging';
import { afterCommit, runSql } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import type { Directive } from '../domain/directive.js';
import {
  type DirectiveChange,
  type DirectiveCommand,
  type DirectiveEffect,
  DirectiveRepository,
  type IssueMaterial,
} from '../ports/directive-repository.js';
import { journalEntryOf } from './directive-facts.js';
import {
  directiveColumns,
  directiveOf,
  type DirectiveRow,
  DIRECTIVES,
  toDirective,
} from './directive-row.js';
import { sideRowsOf } from './directive-side-rows.js';
import { type ItemRow, toItem } from './item-row.js';

@Injectable()
export class TypeormDirectiveRepository extends DirectiveRepository {
  constructor(
    private readonly store: JournaledStore,
    private readonly hints: HintPublisher,
  ) {
    super();
  }

  override async change<Answer>(command: DirectiveCommand<Answer>): Promise<Answer> {
    const { name, context, directiveId: id, now } = command;
    let hint: PushHint | null = null;
    const answer = await this.store.execute<Directive, Answer>({
      name,
      context,
      table: DIRECTIVES,
      id,
      toState: directiveOf,
      decide: (before) => {
        const change = command.decide(before);
        hint = 'unchanged' in change ? null : hintOf(before, change);
        return 'unchanged' in change
          ? unchanged(change.unchanged)
          : written(before, change, { context, now, answer: change.answer });
      },
    });
    if (hint) this.hints.send(hint);
    return answer;
  }

  override async applyAll(effects: readonly DirectiveEffect[], tx: Transaction): Promise<void> {
    const hints = await this.store.executeMany<Directive, PushHint | null>(tx, {
      table: DIRECTIVES,
      toState: directiveOf,
      items: effects.map(({ directiveId, context, now, decide }) => ({
        id: directiveId,
        context,
        decide: (before) => {
          const change = decide(before);
          return change
            ? written(before, change, { context, now, answer: hintOf(before, change) })
            : unchanged(null);
        },
      })),
    });
    afterCommit(tx, () => {
      for (const hint of hints) if (hint) this.hints.send(hint);
    });
  }

  override async lockForIssue(
    key: { readonly districtId: string; readonly directiveIds: readonly string[] },
    tx: Transaction,
  ): Promise<readonly IssueMaterial[]> {
    const values = [key.districtId, [...key.directiveIds]];
    const rows = await runSql<DirectiveRow & { issuer_path: string; text: string }>(tx, {
      text: `select d.*, u.path as issuer_path, s.text from directives d
        join org_units u on u.district_id = d.district_id and u.unit_id = d.issuer_unit_id
        join directive_sources s on s.district_id = d.district_id and s.directive_id = d.id
          and s.text_version = d.text_version
        where d.district_id = $1 and d.id = any($2::uuid[]) order by d.id for update of d`,
      values,
    });
    const items = await runSql<ItemRow>(tx, {
      text: `select * from directive_items where district_id = $1 and directive_id = any($2::uuid[])
        and position is not null order by directive_id, position`,
      values,
    });
    const byDirective = Map.groupBy(items, (item) => item.directive_id);
    return rows.map((row) => ({
      directive: toDirective(row),
      issuerPath: row.issuer_path,
      text: row.text,
      items: (byDirective.get(row.id) ?? []).map(toItem),
    }));
  }

  override async takeRegisterNumber(
    ledger: { readonly districtId: string; readonly year: string },
    tx: Transaction,
  ): Promise<number> {
    const [row] = await runSql<{ last_number: number }>(tx, {
      text: `insert into register_counters (district_id, year, last_number) values ($1, $2, 1)
        on conflict (district_id, year) do update set last_number = register_counters.last_number + 1
        returning last_number`,
      values: [ledger.districtId, ledger.year],
    });
    return row!.last_number;
  }
}

/** The drafter's pages and those of the issuer look again. */
function hintOf(before: Directive | null, { directive, issuerPath }: DirectiveChange<unknown>): PushHint {
  return {
    topic: 'directive',
    id: directive.id,
    version: (before?.version ?? 0) + 1,
    to: { personIds: [directive.drafter.personId], ...(issuerPath ? { unitPaths: [issuerPath] } : {}) },
  };
}

function written<Answer>(
  before: Directive | null,
  change: DirectiveChange<unknown>,
  made: { readonly context: CommandContext; readonly now: Date; readonly answer: Answer },
): Change<Answer> {
  const { context, now, answer } = made;
  return {
    row: directiveColumns(change.directive),
    side: sideRowsOf(context.caller.districtId, change),
    entries: [change.news, ...(change.moreNews ?? [])].map((news) =>
      journalEntryOf({ before, after: change.directive, news, at: now }),
    ),
    actor: actorOf(context.caller, change.appointmentId),
    answer,
  };
}
