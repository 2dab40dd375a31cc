/** Three projects by what they need: nothing, PostgreSQL and NATS, or everything. */
const base = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#libs/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  watchPathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

const project = (displayName, suffix, more = {}) => ({
  ...base,
  displayName,
  testMatch: [`<rootDir>/{apps,libs,test,deploy}/**/*.${suffix}.ts`],
  ...more,
});

export default {
  maxWorkers: 2,
  projects: [
    project('unit', 'spec'),
    project('integration', 'int-spec', {
      globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
    }),
    project('e2e', 'e2e-spec', {
      globalSetup: '<rootDir>/test/e2e/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/e2e/support/global-teardown.ts',
    }),
  ],
};
