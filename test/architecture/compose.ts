import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describeSettings, type Settings } from '#libs/config';
import { APPROVAL_SETTINGS } from '../../apps/approval/src/approval.config.js';
import { GATEWAY_SETTINGS } from '../../apps/gateway/src/gateway.config.js';
import { NOTIFICATION_SETTINGS } from '../../apps/notification/src/notification.config.js';
import { ORGANIZATION_SETTINGS } from '../../apps/organization/src/organization.config.js';
import { TASK_DISPATCH_SETTINGS } from '../../apps/task-dispatch/src/task-dispatch.config.js';
import { ROOT } from './cruise.js';

export const SETTINGS_OF: Readonly<Record<string, Settings>> = {
  gateway: GATEWAY_SETTINGS,
  organization: ORGANIZATION_SETTINGS,
  'task-dispatch': TASK_DISPATCH_SETTINGS,
  approval: APPROVAL_SETTINGS,
  notification: NOTIFICATION_SETTINGS,
};

/** What `env_file` gives: the names that make-secrets.mjs writes into settings.env. */
export const FROM_FILE = ['DISTRICT_ID', 'CALLER_TOKEN_PUBLIC_KEYS'];

export interface Container {
  readonly image?: string;
  readonly build?: { readonly target?: string; readonly args?: Readonly<Record<string, string>> };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly cpus?: number;
  readonly pids_limit?: number;
  readonly logging?: { readonly options?: Readonly<Record<string, string>> };
}

export interface Compose {
  readonly services: Readonly<Record<string, Container>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, object>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

export function readCompose(): Compose {
  return parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
}

/** What is wrong with the environment of a service: a missing setting, an unknown one, a secret in the open. */
export function environmentFaults(
  name: string,
  { environment = {}, env_file = [] }: Container,
): readonly string[] {
  const given = [...Object.keys(environment), ...(env_file.length > 0 ? FROM_FILE : [])];
  const declared = describeSettings(SETTINGS_OF[name]!);
  const isGiven = ({ env, secret }: { env: string; secret: boolean }) =>
    given.includes(secret ? `${env}_FILE` : env);
  const missing = declared
    .filter((setting) => setting.required && !isGiven(setting))
    .map(({ env }) => `${env} is missing`);
  const known = declared.map(({ env, secret }) => (secret ? `${env}_FILE` : env));
  const unknown = given
    .filter((env) => !known.includes(env))
    .map((env) => `${env} is unknown, or a secret in the open`);
  return [...missing, ...unknown];
}

/** Mounted secrets that are not used, used ones that are not mounted, and undeclared ones. */
export function secretFaults(container: Container, declared: readonly string[]): readonly string[] {
  const { environment = {}, secrets = [] } = container;
  const files = Object.entries(environment).filter(([env]) => env.endsWith('_FILE'));
  const used = files.map(([, path]) => path.replace('/run/secrets/', ''));
  return [
    ...used.filter((name) => !secrets.includes(name)).map((name) => `${name} is not mounted`),
    ...secrets.filter((name) => !declared.includes(name)).map((name) => `${name} is not declared`),
  ];
}

/** What a container may do beyond its work. */
export function hardeningFaults(container: Container): readonly string[] {
  const { cap_drop, cap_add, security_opt, privileged, logging, restart } = container;
  const rules: readonly (readonly [string, boolean])[] = [
    ['writes to its own files', container.read_only === true],
    ['keeps capabilities', cap_drop?.join() === 'ALL' && !cap_add?.length && !privileged],
    ['may gain privileges', security_opt?.includes('no-new-privileges:true') === true],
    ['has no limit of memory', Boolean(container.mem_limit)],
    ['has no limit of CPU', Boolean(container.cpus)],
    ['has no limit of processes', Boolean(container.pids_limit)],
    ['logs without end', Boolean(logging?.options?.['max-size'] && logging.options['max-file'])],
    ['says not what happens when it ends', Boolean(restart)],
  ];
  return rules.filter(([, holds]) => !holds).map(([fault]) => fault);
}

/** Ports open to more than this machine. */
export function openPorts({ ports = [] }: Container): readonly string[] {
  return ports.filter((port) => !port.startsWith('127.0.0.1:'));
}

/** Conditions that can never come true. */
export function dependencyFaults({ depends_on = {} }: Container, { services }: Compose): readonly string[] {
  return Object.entries(depends_on).flatMap(([name, { condition }]) => {
    const other = services[name];
    if (!other) return [`${name} does not exist`];
    const ends = other.restart === 'no';
    if (condition === 'service_completed_successfully') return ends ? [] : [`${name} does not end`];
    return other.healthcheck || other.build?.target === 'service' ? [] : [`${name} has no health check`];
  });
}
