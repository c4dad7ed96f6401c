// What mutation testing runs (scripts/mutation.mjs): the unit tests of the room that is mutated.
import { shared } from './jest.config.js';

const room = process.env.MUTATION_ROOM ?? '**';

/** @type {import('jest').Config} */
export default {
  ...shared,
  setupFiles: ['<rootDir>/__tests__/few-runs.ts'],
  testMatch: [room === 'root' ? '<rootDir>/__tests__/*.test.ts' : `<rootDir>/__tests__/${room}/**/*.test.ts`],
  testPathIgnorePatterns: [
    '<rootDir>/__tests__/(?:e2e|docs|scripts|simulator|conformance|live-check)/',
    // Slow on purpose: each mutant would take seconds.
    '\\.(?:property|size)\\.test\\.ts$'
  ]
};
