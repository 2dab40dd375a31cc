import { TRANSITIONS } from './transitions.mjs';

/** The report: a table for people, or one line of JSON. */
export function printReport(report, { json }) {
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
}

/** Columns: what, figure, unit, ratio to the floor. */
export function reportText({ machine, job, floor, fanout, reads }) {
  const { cores, cpu, memoryGigabytes, node, takenAt } = machine;
  const parts = [
    ['', [[`${cores} cores (${cpu}), ${memoryGigabytes} GB, Node ${node}, ${takenAt}`]]],
    job && ['The job: dispatch, sign-for, report, submit, approve', jobRows(job)],
    fanout && ['One directive to many units', fanout.flatMap(fanoutRows)],
    reads && [
      `Reads at ${reads[0].tasks.toLocaleString('en')} tasks, 4 people at once`,
      reads.flatMap(readRows),
    ],
    floor && ['The floor', floorRows(floor)],
  ].filter(Boolean);
  return parts.map(([title, rows]) => [title, ...rows.map(line), ''].join('\n')).join('\n');
}

function jobRows(job) {
  const { ratios = {} } = job;
  const milliseconds = (kind) => [kind, `${shown(job.p50[kind])} / ${shown(job.p99[kind])}`, 'ms p50 / p99'];
  const cpu = Object.entries(job.cpuSecondsPer1000);
  return [
    ['transitions', job.transitionsPerSecond, '/s', ratios.transitionsPerSecond],
    ...(job.ratioToSameWrites === undefined
      ? []
      : [['  to the same writes in one call', job.ratioToSameWrites, '']]),
    [...milliseconds('all'), ratios.p50],
    ...TRANSITIONS.map(milliseconds),
    ['assigned (the reviewer waits)', ...milliseconds('assigned').slice(1)],
    ...cpu.map(([name, seconds]) => [
      `CPU ${name}`,
      seconds,
      's per 1,000 transitions',
      ratios.cpuSecondsPer1000?.[name],
    ]),
    ['CPU of the people (not counted)', job.clientCpuSecondsPer1000, 's per 1,000 transitions'],
    ['CPU of others on the machine', job.othersCpuSecondsPer1000, 's per 1,000 transitions'],
    ...Object.entries(job.peakMegabytes).map(([name, megabytes]) => [`memory ${name}`, megabytes, 'MB']),
    ['commits', job.commitsPerTransition, 'per transition'],
    ['rows inserted, changed or removed', job.rowsPerTransition, 'per transition', ratios.rowsPerTransition],
    ['write-ahead log', job.walBytesPerTransition, 'bytes per transition', ratios.walBytesPerTransition],
    ['tables and indexes', job.bytesPerInstance, 'bytes per job', ratios.bytesPerInstance],
    ['facts arrived everywhere after', job.drainedMs, 'ms'],
    [`exactly once, ${job.jobs} jobs`, job.exactlyOnce.ok ? 'yes' : 'NO', ''],
    ...job.exactlyOnce.findings.map((finding) => [`  ${finding}`]),
  ];
}

function fanoutRows({ n, answered, durable, inboxes, floor, ratio, exactlyOnce }) {
  const units = `${n.toLocaleString('en')} units`;
  return [
    [`${units}: answered`, answered, 's'],
    [`${units}: all tasks`, durable, 's', durable / floor],
    [`${units}: all inboxes`, inboxes, 's', ratio],
    [`${units}: bulk insert`, floor, 's', 1],
    [`${units}: exactly once`, exactlyOnce.ok ? 'yes' : 'NO', ''],
    ...exactlyOnce.findings.map((finding) => [`  ${finding}`]),
  ];
}

function readRows({ name, p50, p99, unanswered }) {
  const late = unanswered > 0 ? `ms p50 / p99, ${unanswered} NOT ANSWERED in time` : 'ms p50 / p99';
  return [[name, `${shown(p50)} / ${shown(p99)}`, late]];
}

function floorRows(floor) {
  return [
    ['transactions', floor.transactionsPerSecond, '/s'],
    [`  with all ${floor.rowsOfSameWrites} rows of a transition`, floor.sameWritesPerSecond, '/s'],
    ['requests over the bus', floor.busRequestsPerSecond, '/s'],
    ['HTTP requests', floor.httpRequestsPerSecond, '/s'],
    ['one of each in turn', floor.allInTurnPerSecond, '/s'],
    ['one of each', `${shown(floor.p50)} / ${shown(floor.p99)}`, 'ms p50 / p99'],
    ...Object.entries(floor.cpuSecondsPer1000).map(([name, seconds]) => [
      `CPU ${name}`,
      seconds,
      's per 1,000',
    ]),
    ['  postgres with all rows', floor.sameWritesCpuSecondsPer1000, 's per 1,000'],
    ['rows inserted, changed or removed', floor.rowsPerTransaction, 'per transaction'],
    ['write-ahead log', floor.walBytesPerTransaction, 'bytes per transaction'],
    ['tables and indexes', floor.bytesPerTransaction, 'bytes per transaction'],
    ...Object.entries(floor.bulkSeconds ?? {}).map(([n, seconds]) => [
      `bulk insert for ${n} units`,
      seconds,
      's',
    ]),
  ];
}

function line([what, figure, unit, ratio]) {
  if (figure === undefined) return `  ${what}`;
  const beside = ratio === undefined ? '' : `  ${shown(ratio)} x floor`;
  return `  ${what.padEnd(36)}${shown(figure).padStart(16)} ${`${unit}`.padEnd(26)}${beside}`.trimEnd();
}

/** Three significant digits, whole numbers from a hundred on. */
function shown(value) {
  if (typeof value !== 'number') return String(value);
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
