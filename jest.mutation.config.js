// What mutation testing runs (stryker.config.json): the tests of the pure files it mutates, by name, without the simulator's.
import { shared } from './jest.config.js';

const nouns =
  'annotations|api-error|assessment|certificate|outcome|push-history|redaction|report|requirement|retry|scm-schema|signature|site|successor|summary|text|time|verdict|wording';

/** @type {import('jest').Config} */
export default {
  ...shared,
  testRegex: `/__tests__/unit/(?:${nouns})\\.test\\.ts$`
};
