// ESM throughout: `@actions/core` 3 cannot be loaded as CommonJS, so jest runs with --experimental-vm-modules.
export const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, diagnostics: false }] },
  // TypeScript rewrites `./x.ts` to `./x.js` when it emits; here the source is what there is.
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': '$1' }
};

/** @type {import('jest').Config} */
export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/__tests__/(?:e2e|docs)/']
    },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/__tests__/e2e/**/*.test.ts'] },
    { ...shared, displayName: 'docs', testMatch: ['<rootDir>/__tests__/docs/**/*.test.ts'] }
  ]
};
