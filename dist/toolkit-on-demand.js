// Is copied to dist/toolkit-on-demand.js, where it stands in for what toolkit.js exports, and loads that file when it is
// used: undici, which is in it, takes longer to load than all else.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// If toolkit.js is missing, every run ends here, because later it would pass for a failure of the network.
const path = require.resolve('./toolkit.js');

export const fetch = (...args) => require(path).fetch(...args);
export const HttpClient = new Proxy(class {}, {
  construct: (_, args) => new (require(path).HttpClient)(...args)
});
