import { render } from '../../../messages/template.ts';
import { doubtful, type Finding, faulty, sound } from '../../../platform/finding.ts';
import { getAppchat, sendAppchatMessage } from '../api/appchat.ts';
import type { Caller, CallerOptions } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { done } from '../api/reply.ts';
import { createWebhook, sendToWebhook } from '../api/webhook.ts';
import type { CompanyGroup } from './company.ts';
import { failureOf } from './failure.ts';
import { listed, groups as texts } from './messages.ts';
import { several } from './several.ts';

const name = 'wecom-groups';

/**
 * WeCom looks at the key before it looks at the message: a text without words is refused as such where the key is good.
 * Nothing is shown in the group.
 */
const refusedAsEmpty: readonly (number | undefined)[] = [44004, 40058, 40063];

export interface GroupCheck {
  link: CallerOptions;
  /** absent where there is no token: then the app's own chats cannot be asked for */
  caller: Caller | undefined;
  /** the robot's connection is a way into a group, too */
  botWritesFirst: boolean;
  say: boolean;
}

/** Whether the ways into the groups of staff are open. Only with `say` anything is sent there. */
export async function checkGroups(check: GroupCheck, groups: readonly CompanyGroup[]): Promise<Finding[]> {
  const open = groups.filter(({ webhook, appchat }) => webhook ?? appchat);
  const byRobot = (group: CompanyGroup) => check.botWritesFirst && group.bot !== undefined;
  const closed = groups.filter((group) => !open.includes(group) && !byRobot(group));
  const { results, left } = await several(open, (group) => checkGroup(check, group));
  const failures = results.flatMap(({ result }) => result ?? []);
  const well = results.length - failures.length;
  return [
    ...(well > 0 ? [sound(name, render(check.say ? texts.said : texts.open, { count: well }))] : []),
    ...failures,
    ...(left > 0 ? [doubtful(name, render(texts.left, { count: left }), render(texts.again, {}))] : []),
    ...(closed.length > 0 ? [withoutWay(closed)] : []),
  ];
}

const withoutWay = (groups: readonly CompanyGroup[]): Finding =>
  faulty(name, render(texts.withoutWay, { names: listed(groups.map(nameOf)) }), render(texts.giveWay, {}));

const nameOf = (group: CompanyGroup): string => `${group.community} ${group.name}`;

/** Nothing where all is well. */
async function checkGroup(check: GroupCheck, group: CompanyGroup): Promise<Finding | undefined> {
  const { webhook, appchat } = group;
  try {
    if (webhook !== undefined) await tryWebhook(check, webhook);
    if (appchat !== undefined && check.caller) await tryAppchat(check.caller, appchat, check.say);
    return undefined;
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    return failureOf(name, render(texts.ofGroup, { group: nameOf(group) }), error);
  }
}

async function tryWebhook({ link, say }: GroupCheck, key: string): Promise<void> {
  const webhook = createWebhook(link, key);
  if (say) return await sendToWebhook(webhook, { type: 'text', text: render(texts.testLine, {}) });
  try {
    await webhook.post('webhook/send', { msgtype: 'text', text: { content: '' } }, done, { idempotent: true });
  } catch (error) {
    if (!(error instanceof WecomError) || !refusedAsEmpty.includes(error.code)) throw error;
  }
}

async function tryAppchat(caller: Caller, chatid: string, say: boolean): Promise<void> {
  await getAppchat(caller, chatid);
  if (say) await sendAppchatMessage(caller, { chatid, content: { type: 'text', text: render(texts.testLine, {}) } });
}
