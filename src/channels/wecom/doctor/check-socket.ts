import { render } from '../../../messages/template.ts';
import type { Db } from '../../../platform/db.ts';
import { doubtful, type Finding, faulty, sound } from '../../../platform/finding.ts';
import type { WecomBotSocket } from '../../../platform/wecom-bot-config.ts';
import { readStanding } from '../bot-socket/standing-store.ts';
import { robot as texts } from './messages.ts';

/**
 * How the robot's connection stands, as the process that holds it has written down. It is not tried from here: that would
 * cut off the one that is in use.
 */
export async function checkSocket(name: string, { botId }: WecomBotSocket, db: Db | undefined): Promise<Finding> {
  if (!db) return doubtful(name, render(texts.socketUnread, {}), render(texts.databaseFirst, {}));
  const { held, standing } = await readStanding(db, botId);
  if (!held || !standing) return doubtful(name, render(texts.socketNotHeld, {}), render(texts.startChannels, {}));
  const { state, why = 'starting', code = 0 } = standing;
  if (state === 'up') return sound(name, render(texts.socketUp, {}));
  if (why === 'kicked') return faulty(name, render(texts.socketKicked, {}), render(texts.oneConnection, {}));
  if (why === 'refused') return faulty(name, render(texts.socketRefused, { code }), render(texts.renewSecret, {}));
  return faulty(name, render(texts.socketDown, { why }), render(texts.openWay, {}));
}
