import type { OnApplicationBootstrap, Provider } from '@nestjs/common';
import { failureOf } from '#libs/kernel';
import type { ProcessName } from '#libs/messaging';
import { LOGGER, type Logger } from '#libs/observability';
import { OrgUnitsRebuild } from './org-units-rebuild.js';
import { OrgUnitsWriter } from './org-units-writer.js';
import { OrgUnits } from './org-units.js';

/**
 * Reads the units once where none is known: the schema is new, and the facts of older units may have left
 * the stream. While organization is away it is left to the facts and to the next start.
 */
export class FillOrgUnits implements OnApplicationBootstrap {
  constructor(
    private readonly at: { readonly service: ProcessName; readonly districtId: string },
    private readonly units: OrgUnits,
    private readonly rebuild: OrgUnitsRebuild,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    void this.fill();
  }

  /** @returns how many units were read */
  async fill(): Promise<number> {
    const { service, districtId } = this.at;
    try {
      if (!(await this.units.isEmpty(districtId))) return 0;
      return await this.rebuild.execute(service, districtId);
    } catch (error) {
      this.logger.warn({ code: failureOf(error)?.code, err: error }, 'the units could not be read anew');
      return 0;
    }
  }
}

/** Everything a service needs to know the units, beside `ORG_UNITS_CONSUMERS`. */
export function orgUnits(service: ProcessName, districtId: string): Provider[] {
  return [
    OrgUnits,
    OrgUnitsWriter,
    OrgUnitsRebuild,
    {
      provide: FillOrgUnits,
      inject: [OrgUnits, OrgUnitsRebuild, LOGGER],
      useFactory: (units: OrgUnits, rebuild: OrgUnitsRebuild, logger: Logger) =>
        new FillOrgUnits({ service, districtId }, units, rebuild, logger),
    },
  ];
}
