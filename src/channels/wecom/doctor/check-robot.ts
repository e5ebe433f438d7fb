import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { WecomConfig } from '../../../platform/config.ts';
import type { Db } from '../../../platform/db.ts';
import { doubtful, type Finding, faulty } from '../../../platform/finding.ts';
import type { WecomBotCallback } from '../../../platform/wecom-bot-config.ts';
import { botKeys } from '../callback/read-callback.ts';
import { checkSealing } from './check-callback.ts';
import { askAddress, isPrivate } from './check-reach.ts';
import { checkSocket } from './check-socket.ts';
import type { Company } from './company.ts';
import { listed, robot as texts } from './messages.ts';
import { listStrangeGroups } from './records-store.ts';

const name = 'wecom-robot';

export interface RobotCheck {
  bot: WecomConfig['bot'];
  publicUrl: string;
  clock: Clock;
}

/** Whether the robot in the groups of staff can be heard. Nothing is said where there is none. */
export async function checkRobot(
  { bot, publicUrl, clock }: RobotCheck,
  records: { db: Db; company: Company } | undefined,
): Promise<Finding[]> {
  const heard = records?.company.groups.filter((group) => group.bot !== undefined) ?? [];
  if (!bot) {
    if (heard.length === 0) return [];
    const names = listed(heard.map((group) => `${group.community} ${group.name}`));
    return [faulty(name, render(texts.noKeys, { names }), render(texts.giveKeys, {}))];
  }
  const findings =
    bot.mode === 'socket'
      ? [await checkSocket(name, bot, records?.db)]
      : await checkCallback({ bot, publicUrl, clock });
  return [...findings, ...(records ? await checkChats(records.db, heard.length) : [])];
}

async function checkCallback({ bot, publicUrl, clock }: RobotCheck & { bot: WecomBotCallback }): Promise<Finding[]> {
  const keys = botKeys(bot);
  const sealing = checkSealing({ name, whose: 'robot', keys }, clock.now());
  // That the address is private is said once, of the app.
  if (isPrivate(publicUrl)) return [sealing];
  return [sealing, await askAddress({ name, publicUrl, path: '/wecom/callback/bot', keys }, clock)];
}

/** Where the robot was called tells the chatid that the console does not show. */
async function checkChats(db: Db, heard: number): Promise<Finding[]> {
  const strangers = await listStrangeGroups(db);
  const mend = render(texts.giveChat, {});
  if (strangers.length > 0) {
    const chats = listed(strangers.map((stranger) => render(texts.stranger, stranger)));
    return [doubtful(name, render(texts.strangers, { chats }), mend)];
  }
  return heard === 0 ? [doubtful(name, render(texts.inNoGroup, {}), mend)] : [];
}
