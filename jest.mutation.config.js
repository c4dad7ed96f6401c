// What mutation testing runs (stryker.config.json): the tests of the pure files it mutates, by name, without the simulator's.
import { shared } from './jest.config.js';

const nouns =
  'annotations|assessment|certificate|outcome|push-history|requirement|retry|signature|site|successor|text|time|verdict';

/** @type {import('jest').Config} */
export default {
  ...shared,
  testRegex: `/__tests__/unit/(?:${nouns})\\.test\\.ts$`
};
