import { DomainError } from '#libs/kernel';
import type { AudienceRule } from '../src/domain/item.js';
import { AudienceReach } from '../src/ports/audience-reach.js';
import { Audiences } from '../src/ports/audiences.js';
import type { AudiencePage } from '../src/ports/dispatch-repository.js';
import { SignOffRoute, type SignOffRouteNodes } from '../src/ports/sign-off-route.js';
import { idOf } from './directive-builder.js';

/** The units of the little district, by path. */
export const PATHS = ['/1/', '/1/12/', '/1/12/7/', '/1/13/'] as const;

/** Reaches so many units as it was told, 26 at first. */
export class StatedReach extends AudienceReach {
  units = 26;
  readonly asked: AudienceRule[] = [];

  override async count(rule: AudienceRule): Promise<number> {
    this.asked.push(rule);
    return this.units;
  }
}

/** Every unit of the little district, or as many more as a test wants. */
export class StatedAudiences extends Audiences {
  paths: readonly string[] = PATHS;

  override async page(): Promise<AudiencePage> {
    const targets = this.paths.map((path) => ({
      unitId: idOf(`unit ${path}`),
      path,
      name: `${path} 党支部`,
      responsible: null,
      criteria: null,
      requirement: null,
      dueAt: null,
    }));
    return { targets, next: null };
  }
}

/** Leads to one person, or to nobody. */
export class StatedRoute extends SignOffRoute {
  leadsTo: string | null = '王书记';
  /** What happens elsewhere while approval is asked. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  override async preview(): Promise<SignOffRouteNodes> {
    await this.meanwhile();
    if (this.leadsTo === null) {
      throw new DomainError({
        code: 'approval/nobody-to-decide',
        kind: 'refused',
        message: 'Nobody is there.',
      });
    }
    return [
      {
        key: 'secretary',
        name: '书记签发',
        mode: 'any',
        skipped: null,
        approvers: [approver(this.leadsTo)],
        causes: [],
      },
    ];
  }
}

export const approver = (name: string) => ({
  personId: idOf(name),
  name,
  unitId: idOf('unit /1/'),
  unitName: '青岚区委',
  postTitle: '书记',
  standsInFor: null,
});
