import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLink } from '../../../../../src/channels/wechaty/link/create-link.ts';
import { systemClock } from '../../../../../src/platform/clock.ts';
import { connect } from '../../../../../src/platform/db.ts';
import { createLog } from '../../../../../src/platform/log.ts';
import type { WechatyConfig } from '../../../../../src/platform/wechaty-config.ts';

// Takes messages and says at some of them how much memory is in use, in bytes, once rubbish is collected.

const [databaseUrl = '', dataDir = '', config = '', ...marks] = process.argv.slice(2);
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
let count = 0;
const link = createLink({
  ...{ config: JSON.parse(config) as WechatyConfig, db: connect(databaseUrl), databaseUrl, dataDir },
  ...{ clock: systemClock, log: createLog('silent'), qrUrl: '', print: () => {} },
  onMessage: async () => {
    count += 1;
    if (!marks.includes(String(count))) return;
    collect();
    process.stdout.write(`at-${count} ${process.memoryUsage().heapUsed}\n`);
  },
  onRoomEvent: async () => {},
  onFriendship: async () => {},
  tellOperator: async () => {},
});
void link.run();
const watch = setInterval(() => {
  if (link.bot === undefined) return;
  clearInterval(watch);
  process.stdout.write('up\n');
}, 20);
