// The unit tests alone, for mutation testing: Stryker takes no projects.
import { shared } from './jest.config.js';

/** @type {import('jest').Config} */
export default { ...shared, testMatch: ['<rootDir>/__tests__/unit/**/*.test.ts'] };
