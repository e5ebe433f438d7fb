import { createLink } from '../../../../../src/channels/wechaty/link/create-link.ts';
import { systemClock } from '../../../../../src/platform/clock.ts';
import { connect } from '../../../../../src/platform/db.ts';
import { createLog } from '../../../../../src/platform/log.ts';
import type { WechatyConfig } from '../../../../../src/platform/wechaty-config.ts';

// A process that holds the login, or waits for it, at the usual pace: says `up` once it is logged in, and what it hears.

const [databaseUrl = '', dataDir = '', config = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const link = createLink({
  ...{ config: JSON.parse(config) as WechatyConfig, db: connect(databaseUrl), databaseUrl, dataDir },
  ...{ clock: systemClock, log: createLog('silent'), qrUrl: '', print: () => {} },
  onMessage: async (message) => void say(`heard ${message.text()}`),
  onRoomEvent: async () => {},
  onFriendship: async () => {},
  tellOperator: async () => {},
});
void link.run();
say('waits');
const watch = setInterval(() => {
  if (link.bot === undefined) return;
  clearInterval(watch);
  say('up');
}, 20);
