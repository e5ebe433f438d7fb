import { z } from 'zod';
import { render } from '../../../messages/template.ts';
import { type Finding, faulty, sound } from '../../../platform/finding.ts';
import type { Caller } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { textOrNothing } from '../api/reply.ts';
import { failureOf } from './failure.ts';
import { mends } from './mends-messages.ts';
import { app as texts } from './messages.ts';

const ipNotAllowed = 60020;
const any = z.array(z.unknown()).default([]);

/** agent/get (developer.work.weixin.qq.com/document/path/90227): the app of the token, and to whom it is visible. */
const shape = z.object({
  name: textOrNothing,
  close: z.number().default(0),
  allow_userinfos: z.object({ user: any }).default({ user: [] }),
  allow_partys: z.object({ partyid: any }).default({ partyid: [] }),
  allow_tags: z.object({ tagid: any }).default({ tagid: [] }),
});

/** The first call with a token: whether our address is let in, and whether the app is in use. */
export async function checkApp(caller: Caller, agentId: number): Promise<{ findings: Finding[]; isLetIn: boolean }> {
  try {
    const found = await caller.get('agent/get', { agentid: agentId }, shape);
    return { findings: [letIn(), judge(found)], isLetIn: true };
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    if (error.code === ipNotAllowed) return { findings: [explainAddress(error)], isLetIn: false };
    const failure = failureOf('wecom-app', render(texts.subject, {}), error);
    return { findings: error.code === undefined ? [failure] : [letIn(), failure], isLetIn: error.code !== undefined };
  }
}

const letIn = (): Finding => sound('wecom-ip', render(texts.letIn, {}));

/** WeCom tells the address that it saw: it is what has to be entered. */
function explainAddress({ message }: WecomError): Finding {
  const seen = /from ip: ([\da-f.:]+)/i.exec(message)?.[1];
  const text = seen ? render(texts.notLetInFrom, { seen }) : render(texts.notLetIn, {});
  return faulty('wecom-ip', text, render(mends.ipNotAllowed, {}));
}

function judge({ name, close, allow_userinfos, allow_partys, allow_tags }: z.output<typeof shape>): Finding {
  const check = 'wecom-app';
  if (close === 1) return faulty(check, render(texts.closed, { name }), render(texts.enable, {}));
  const shown = allow_userinfos.user.length + allow_partys.partyid.length + allow_tags.tagid.length;
  if (shown === 0) return faulty(check, render(texts.invisible, { name }), render(mends.outOfRange, {}));
  return sound(check, render(texts.visible, { name }));
}
