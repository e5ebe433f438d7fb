import { register } from 'tsx/esm/api';

// Jest imports the global set-up itself, past its own transforms; this lets it read TypeScript.
register();

const swc = (syntax) => [
  '@swc/jest',
  {
    jsc: {
      parser: syntax,
      transform: { react: { runtime: 'automatic', importSource: '@kitajs/html' } },
      target: 'es2022',
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.ts$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
  },
  modulePathIgnorePatterns: ['<rootDir>/data/'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: 2,
  testTimeout: 30_000,
  // Each file reads the dictionary anew, and what a worker has read it keeps.
  workerIdleMemoryLimit: '1500MB',
};
