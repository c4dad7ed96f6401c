// What mutation testing runs (stryker.config.json): the unit tests.
import { shared } from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...shared,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/__tests__/(?:e2e|docs|scripts|simulator)/']
};
