import { describe, expect, it } from '@jest/globals';
import {
  childTraceparent,
  createLogger,
  currentLogFields,
  HealthProbe,
  healthOf,
  isCorrelationId,
  Metrics,
  NestLogger,
  traceIdOf,
  withLogFields,
  type HealthReport,
} from './index.js';

function recorded() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { logger: createLogger('approval', 'debug', { write }), lines };
}

describe('a log line', () => {
  it('names the service and carries the fields of its request, also across awaits', async () => {
    const { logger, lines } = recorded();
    await withLogFields({ correlationId: 'c1', traceId: 't1' }, async () => {
      await Promise.resolve();
      logger.info({ taskId: 'x' }, 'done');
    });
    logger.info('outside');
    expect(lines[0]).toMatchObject({ service: 'approval', correlationId: 'c1', traceId: 't1', taskId: 'x' });
    expect(lines[1]).not.toHaveProperty('correlationId');
    expect(currentLogFields()).toBeUndefined();
  });

  it('hides what looks like a secret', () => {
    const { logger, lines } = recorded();
    logger.info({ token: 'a', user: { password: 'b' }, request: { headers: { authorization: 'c' } } }, 'x');
    expect(lines[0]).toMatchObject({
      token: '[hidden]',
      user: { password: '[hidden]' },
      request: { headers: { authorization: '[hidden]' } },
    });
  });

  it('tells an error’s type, code and causes, and nothing else that hangs on it', () => {
    const { logger, lines } = recorded();
    const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (name)=(王建国)' });
    logger.error({ err: Object.assign(new Error('outer', { cause }), { parameters: ['王建国'] }) }, 'failed');
    expect(lines[0]?.['err']).toMatchObject({
      type: 'Error',
      message: 'outer',
      cause: { message: 'duplicate key', code: '23505' },
    });
    expect(JSON.stringify(lines)).not.toContain('王建国');
  });

  it('cannot be forged by a line break', () => {
    const raw: string[] = [];
    const logger = createLogger('approval', 'info', { write: (line: string) => void raw.push(line) });
    logger.info({ title: 'a\n{"level":60}' }, 'b\nc');
    expect(raw).toHaveLength(1);
    expect(raw[0]!.trim().split('\n')).toHaveLength(1);
  });

  it('of Nest has its context', () => {
    const { logger, lines } = recorded();
    const nest = new NestLogger(logger);
    nest.error(new Error('broken'), 'NatsServer');
    nest.log('ready', 'NestMicroservice');
    expect(lines[0]).toMatchObject({ context: 'NatsServer', msg: 'broken', err: { message: 'broken' } });
    expect(lines[1]).toMatchObject({ context: 'NestMicroservice', msg: 'ready' });
  });
});

describe('a trace', () => {
  it('goes on with a new span, and begins anew when the header is malformed', () => {
    const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;
    expect(childTraceparent(parent)).toMatch(new RegExp(`^00-${'a'.repeat(32)}-[0-9a-f]{16}-00$`));
    expect(childTraceparent(parent)).not.toBe(parent);
    for (const bad of [undefined, 'x', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`]) {
      expect(traceIdOf(bad)).toBeUndefined();
      expect(childTraceparent(bad)).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    }
  });
});

describe('a correlation id', () => {
  it.each(['', 'a b', 'a\nb', 'é', 'x'.repeat(65), 7])('is not %j', (value) => {
    expect(isCorrelationId(value)).toBe(false);
  });

  it('may be a UUID or any plain word', () => {
    expect(isCorrelationId('01890000-0000-7000-8000-000000000001')).toBe(true);
  });
});

describe('metrics', () => {
  it('are exposed in one registry per process', async () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.rpcAnswered.inc({ subject: 'rpc.x', outcome: 'ok' });
    expect(await one.expose()).toContain('guantong_rpc_answered_total{subject="rpc.x",outcome="ok"} 1');
    expect(await other.expose()).not.toContain('rpc.x');
  });
});

describe('health', () => {
  const probe = (report: Omit<HealthReport, 'name'>) =>
    new (class extends HealthProbe {
      async report(): Promise<HealthReport> {
        return { name: 'x', ...report };
      }
    })();

  it('is ready while everything required is up', async () => {
    const optional = probe({ state: 'down', required: false });
    expect((await healthOf([probe({ state: 'up', required: true }), optional])).ready).toBe(true);
    expect((await healthOf([probe({ state: 'down', required: true }), optional])).ready).toBe(false);
  });
});
