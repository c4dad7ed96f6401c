// node scripts/with-node24.mjs ARGS… : installs what is missing, then runs Node 24 on ARGS and passes signals on to it.
import { ensureInstalled, forwardToNode24 } from './node24.mjs';

ensureInstalled();
process.exitCode = await forwardToNode24(process.argv.slice(2));
