import { Clock, type Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { coversExactly } from '../domain/coverage.js';
import { DirectiveNotFoundError } from '../domain/directive-errors.js';
import { maySee } from '../domain/directive-rights.js';
import {
  type CoverageView,
  type DirectivePage,
  type DirectiveQuery,
  DirectiveReadModel,
  type DirectiveView,
  type ItemPage,
  type SeenDirective,
  type SourceView,
} from '../ports/directive-read-model.js';
import { directiveView } from './directive-view.js';

/** What the ledger shows of directives, to those who may see them; to others there is no such directive. */
@Injectable()
export class ReadDirective {
  constructor(
    private readonly ledger: DirectiveReadModel,
    private readonly clock: Clock,
  ) {}

  async view(directiveId: string, caller: Caller): Promise<DirectiveView> {
    return directiveView(caller, await this.visible(directiveId, caller));
  }

  async list(query: DirectiveQuery, caller: Caller): Promise<DirectivePage> {
    const { rows, next } = await this.ledger.list(caller, query);
    return { rows: rows.map((seen) => directiveView(caller, seen)), next };
  }

  async source(directiveId: string, caller: Caller): Promise<SourceView> {
    await this.visible(directiveId, caller);
    return await this.ledger.source({ districtId: caller.districtId, directiveId });
  }

  async items(
    wish: { readonly directiveId: string; readonly cursor?: string | undefined; readonly limit: number },
    caller: Caller,
  ): Promise<ItemPage> {
    await this.visible(wish.directiveId, caller);
    return await this.ledger.itemPage({ districtId: caller.districtId, directiveId: wish.directiveId }, wish);
  }

  /** What became of each sentence. */
  async coverage(directiveId: string, caller: Caller): Promise<CoverageView> {
    await this.visible(directiveId, caller);
    const key = { districtId: caller.districtId, directiveId };
    const { text, rows, itemProgress } = await this.ledger.coverage(key, caller, this.clock.now());
    const stretches = rows.map(({ span }) => span);
    const complete = coversExactly(text, stretches);
    return { directiveId, complete, rows: [...rows], itemProgress: [...itemProgress] };
  }

  /** @throws DirectiveNotFoundError */
  async visible(directiveId: string, caller: Caller): Promise<SeenDirective> {
    const seen = await this.ledger.find({ districtId: caller.districtId, directiveId });
    if (!seen || !maySee(caller, seen.directive, seen.issuerPath)) throw new DirectiveNotFoundError();
    return seen;
  }
}
