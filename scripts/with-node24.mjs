// node scripts/with-node24.mjs ARGS… : installs what is missing, then runs Node 24 on ARGS.
import { ensureInstalled, runNode24 } from './node24.mjs';

ensureInstalled();
process.exitCode = runNode24(process.argv.slice(2));
