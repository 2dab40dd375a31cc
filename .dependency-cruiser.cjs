/**
 * Who may import whom. The table of docs/adr/0001-rooms.md as rules; test/architecture/imports.spec.ts makes each of
 * them fire. A rule about a room lists what is allowed and forbids the rest.
 */
const TEST = '\\.(spec|int-spec|e2e-spec|bench|suite)\\.ts$';

/** Word files are found by their names: Vite lists them, no import does. */
const WORDS = '^apps/web/src/words/(zh-CN|en)/';

/** What a process or one of its threads is started with. */
const PROGRAM =
  '^apps/[^/]+/src/((main|migrate|found-district|files/[^/]+\\.worker)\\.ts|(desk|phone)/main\\.tsx)$';

/** Any path of a package of npm: a hoisted one, or one that lies inside another. */
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);
const node = (...names) => names.map((name) => `^(node:)?${name}$`);
const lib = (...names) => names.map((name) => `^libs/${name}/src/index\\.ts$`);
const own = (...rooms) => rooms.map((room) => `^apps/$1/src/${room}/`);

const NEST = npm('@nestjs/common', '@nestjs/core');
const TYPEORM = npm('typeorm');

/** What the rooms of a service may import; what is not here is forbidden. */
const ROOMS = {
  // A hash and a comparison are pure functions; test/architecture/checks.ts looks for what is not.
  domain: [...lib('kernel', 'documents'), ...node('crypto', 'util')],
  ports: [...own('domain'), ...lib('kernel', 'contracts')],
  'use-cases': [...own('domain', 'ports'), ...lib('kernel', 'contracts'), ...npm('@nestjs/common')],
  // A declaration of messages: which fact becomes which words for whom.
  kinds: [...own('domain'), ...lib('kernel', 'contracts')],
  rpc: [
    ...own('use-cases', 'ports', 'domain', 'kinds'),
    ...lib('kernel', 'contracts', 'messaging', 'persistence', 'journal'),
    ...NEST,
  ],
  consumers: [...own('use-cases', 'domain', 'kinds'), ...lib('kernel', 'contracts', 'messaging'), ...NEST],
  jobs: [
    ...own('use-cases', 'ports', 'domain'),
    ...lib('kernel', 'contracts', 'jobs', 'observability'),
    ...NEST,
    ...npm('zod'),
  ],
  persistence: [
    ...own('ports', 'domain'),
    ...lib('kernel', 'contracts', 'persistence', 'journal', 'messaging', 'jobs', 'org-units'),
    ...NEST,
    ...TYPEORM,
    ...node('crypto'),
    // How a name is typed is a column beside it, for the search alone.
    ...npm('pinyin-pro'),
  ],
  // A call that has to wait for the commit needs the transaction's hooks.
  clients: [...own('ports', 'domain'), ...lib('kernel', 'contracts', 'messaging', 'persistence'), ...NEST],
  files: [
    ...own('ports', 'domain'),
    ...lib('kernel', 'contracts', 'documents', 'observability'),
    ...NEST,
    ...npm('@cj-tech-master/excelts', 'fflate', 'file-type'),
    ...node('crypto', 'fs', 'fs/promises', 'path', 'stream', 'stream/promises', 'worker_threads', 'zlib'),
  ],
  credentials: [
    ...own('ports', 'domain'),
    ...lib('kernel', 'contracts'),
    ...npm('@node-rs/argon2'),
    ...node('crypto'),
  ],
};

/** What a lib may import of the other libs. */
const LIBS = {
  kernel: [],
  documents: [],
  observability: [],
  contracts: ['kernel'],
  config: ['kernel'],
  persistence: ['kernel', 'contracts'],
  messaging: ['kernel', 'contracts', 'observability'],
  jobs: ['kernel', 'observability', 'persistence'],
  journal: ['kernel', 'contracts', 'messaging', 'observability', 'persistence'],
  'org-units': ['kernel', 'contracts', 'messaging', 'observability', 'persistence'],
  testing: ['kernel'],
};

/** Files that still break a rule; a spec fails when one does so no longer. */
const OWED = require('./test/architecture/owed-imports.json');

const owedTo = (rule) => OWED.filter((entry) => entry.rule === rule).map(({ file }) => `^${file}$`);

const withoutOwed = (rule) => ({
  severity: 'error',
  ...rule,
  from: { ...rule.from, pathNot: [...(rule.from.pathNot ?? []), ...owedTo(rule.name)] },
});

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `${room}-imports`,
  comment: `${room}/ imports only what .dependency-cruiser.cjs lists for it.`,
  from: { path: `^apps/([^/]+)/src/${room}/`, pathNot: [TEST] },
  to: { pathNot: [...own(room), ...allowed] },
}));

const typesOnly = ['use-cases', 'ports'].map((room) => ({
  name: `${room}-take-types-of-contracts`,
  comment: 'Words of the wire may be named here, not used: what is on the wire is decided at the edge.',
  from: { path: `^apps/[^/]+/src/${room}/`, pathNot: [TEST] },
  to: { path: lib('contracts'), dependencyTypesNot: ['type-only'] },
}));

const libRules = Object.entries(LIBS).map(([name, allowed]) => ({
  name: `lib-${name}-imports`,
  comment: `libs/${name} imports of ours: ${allowed.join(', ') || 'nothing'}.`,
  from: { path: `^libs/${name}/src/`, pathNot: [TEST] },
  to: {
    path: '^(apps|libs|test)/',
    pathNot: [`^libs/${name}/`, ...lib(...allowed)],
  },
}));

const rules = [
  {
    name: 'apps-do-not-meet',
    comment: 'Two apps share libs/contracts, and nothing else.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: ['^apps/$1/'] },
  },
  {
    name: 'libs-know-no-app',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'through-the-front-door',
    comment: "A lib is imported by its name; its files are its own, and tests of others' tests.",
    from: { path: '^(apps|libs)/([^/]+)/src/', pathNot: [TEST] },
    to: { path: '^libs/[^/]+/(?!src/index\\.ts$)', pathNot: ['^$1/$2/'] },
  },
  {
    name: 'wiring-is-at-the-top',
    comment:
      'A room never reaches up into the module that wires it; the typed settings are what it may read.',
    from: { path: '^apps/([^/]+)/src/[^/]+/', pathNot: [TEST] },
    to: { path: '^apps/$1/src/[^/]+\\.ts$', pathNot: ['\\.config\\.ts$'] },
  },
  {
    name: 'gateway-has-no-table',
    from: { path: '^apps/gateway/src/' },
    to: {
      path: [...lib('persistence', 'journal', 'jobs', 'org-units'), ...npm('typeorm', 'pg', 'bullmq')],
    },
  },
  {
    name: 'gateway-has-no-rule',
    comment: 'Only the four services have a domain; the gateway asks them.',
    from: { path: '^apps/gateway/src/' },
    to: { path: ['^apps/gateway/src/(domain|use-cases|ports|persistence)/', ...lib('documents')] },
  },
  {
    name: 'contracts-know-no-framework',
    from: { path: '^libs/(contracts|kernel|documents)/src/', pathNot: [TEST] },
    to: { path: npm('@nestjs', 'typeorm', '@nats-io', 'bullmq', 'fastify') },
  },
  {
    name: 'kernel-needs-nothing',
    from: { path: '^libs/kernel/src/', pathNot: [TEST] },
    to: { pathNot: ['^libs/kernel/', ...node('crypto')] },
  },
  {
    name: 'testing-only-in-tests',
    from: { path: '^(apps|libs)/(?!testing/)[^/]+/src/', pathNot: [TEST] },
    to: { path: ['^libs/testing/', '^(apps|libs)/[^/]+/test/', '^test/', TEST] },
  },
  {
    name: 'no-tools-in-production',
    comment:
      'What a running service imports has to be in dependencies: an image has nothing else. The web is bundled.',
    from: { path: '^(apps|libs)/(?!testing/)[^/]+/src/', pathNot: [TEST, '^apps/web/'] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'found',
    comment: 'An import that leads nowhere.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycles',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    // Jest loads set-up and teardown by their paths.
    from: { orphan: true, pathNot: ['\\.d\\.m?ts$', TEST, '/global-(setup|teardown)\\.ts$'] },
    to: {},
  },
  {
    name: 'nothing-dead',
    comment: 'Every file of an app is reached from one of its programs.',
    from: { path: PROGRAM },
    to: { path: '^apps/[^/]+/src/', pathNot: [TEST, PROGRAM, WORDS], reachable: false },
  },
  {
    name: 'web-talks-to-the-gateway-alone',
    comment: 'The web application knows the API by its generated client, and nothing of what lies behind it.',
    from: { path: '^apps/web/src/', pathNot: [TEST] },
    to: { path: ['^(libs|test|deploy)/', '^apps/(?!web/)', ...node('[a-z_/]+')], pathNot: ['node_modules'] },
  },
  {
    name: 'phone-stays-light',
    comment:
      'The phone entry has 130 kB: neither antd, charts nor the desk, by whatever way (docs/adr/0016).',
    from: { path: '^apps/web/src/phone/' },
    to: {
      path: [...npm('antd', '@ant-design/[^/]+', 'echarts', '@tanstack/react-router'), '^apps/web/src/desk/'],
      reachable: true,
    },
  },
  {
    name: 'entries-are-at-the-top',
    comment: 'What both entries use knows neither of them; the entries do not know each other.',
    from: { path: '^apps/web/src/([^/]+)/' },
    to: { path: '^apps/web/src/(desk|phone)/', pathNot: ['^apps/web/src/$1/'] },
  },
];

module.exports = {
  forbidden: [...roomRules, ...typesOnly, ...libRules, ...rules].map(withoutOwed),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps/web/(src/api|client|build)|dist|\\.data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'require', 'default'],
    },
  },
};
