import { readFileSync } from 'node:fs';

const UNIT_NS = { s: 1e9, m: 60e9, h: 3_600e9, d: 86_400e9 };

/**
 * streams.json as configurations for the server.
 *
 * @param {{ replicas?: number, maxBytes?: number }} [variant] for a cluster, or a small disk; bytes per stream
 * @returns {Array<{ stream: object, consumers: object[] }>}
 */
export function streamPlan({ replicas, maxBytes } = {}) {
  const data = JSON.parse(readFileSync(new URL('./streams.json', import.meta.url), 'utf8'));
  return data.streams.map(({ owner, consumers }) => ({
    stream: {
      name: `EVT_${owner.toUpperCase().replaceAll('-', '_')}`,
      subjects: [`evt.${owner}.>`],
      ...inNanoseconds(data.stream),
      ...(replicas ? { num_replicas: replicas } : {}),
      ...(maxBytes ? { max_bytes: maxBytes } : {}),
    },
    consumers: consumers.map((service) => ({
      durable_name: `${service}__${owner}`,
      ...inNanoseconds(data.consumer),
    })),
  }));
}

/**
 * What was asked for and is otherwise, as `name: wanted …, found …`. Keys that the server adds are
 * not looked at; a key it dropped is a difference.
 *
 * @param {object} wanted
 * @param {object} found
 * @returns {string[]}
 */
export function differences(wanted, found) {
  return Object.entries(wanted)
    .filter(([name, value]) => JSON.stringify(found[name]) !== JSON.stringify(value))
    .map(([name, value]) => `${name}: wanted ${JSON.stringify(value)}, found ${JSON.stringify(found[name])}`);
}

/** `14d` → nanoseconds; everything else as it is. */
function inNanoseconds(config) {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => {
      const period = typeof value === 'string' && /^(\d+)([smhd])$/.exec(value);
      return [name, period ? Number(period[1]) * UNIT_NS[period[2]] : value];
    }),
  );
}
