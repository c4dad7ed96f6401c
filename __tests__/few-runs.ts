// For mutation testing: a property that does not say how often it is tried is tried less often, for each mutant.
import fc from 'fast-check';

fc.configureGlobal({ numRuns: 20 });
