import { Inject, Injectable } from '@nestjs/common';
import { PlatformError } from '#libs/contracts';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';

/** What a visitor of the demo is shown of a role. */
export const demoRole = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  label: z.string().min(1),
  labelEn: z.string().min(1),
  /** On which of the two entries the role works. */
  entry: z.enum(['desk', 'phone']),
  personName: z.string().min(1),
  unitName: z.string().min(1),
});
export type DemoRole = z.output<typeof demoRole>;

const demoAccount = demoRole.extend({ login: z.string().min(1), password: z.string().min(1) });
export type DemoAccount = z.output<typeof demoAccount>;

const accountsFile = z.strictObject({ roles: z.array(demoAccount) });

/**
 * The accounts that anybody may step into. Only the demo has any: without the setting, and until the demo is
 * loaded, nothing is there. The file is read each time, because the gateway runs while the demo is played.
 */
@Injectable()
export class DemoAccounts {
  constructor(@Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig) {}

  /** @throws PlatformError platform/not-found outside the demo */
  async list(): Promise<readonly DemoAccount[]> {
    const { demoAccountsFile } = this.config;
    const text = demoAccountsFile && (await readFile(demoAccountsFile, 'utf8').catch(missing));
    if (!text) throw notFound();
    return accountsFile.parse(JSON.parse(text)).roles;
  }

  /** @throws PlatformError platform/not-found outside the demo, and for a role that it does not have */
  async find(key: string): Promise<DemoAccount> {
    const account = (await this.list()).find((each) => each.key === key);
    if (!account) throw notFound();
    return account;
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}

function notFound(): PlatformError {
  return new PlatformError('platform/not-found', 'There is nothing here.');
}
