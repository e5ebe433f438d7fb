import { continueTalk } from './flows/flow.ts';
import { flows } from './flows/index.ts';
import { type Slots, type Talk, talkVersion } from './state.ts';
import type { TurnContext, TurnReply } from './turn-context.ts';

/**
 * Begins a talk with what this turn tells.
 * @param known what is known already, from another talk
 * @param instead said in place of the first question
 * @throws if there is no such flow
 */
export async function startFlow(
  ctx: TurnContext,
  id: string,
  { known = {}, instead }: { known?: Slots; instead?: string } = {},
): Promise<TurnReply> {
  const flow = flows[id];
  if (!flow) throw new Error(`there is no flow ${id}`);
  const talk: Talk = { flow: id, version: talkVersion, slots: known, tries: 0, since: ctx.now.toISOString() };
  const reply = await continueTalk(flow, talk, { ...ctx, state: { ...ctx.state, talk } });
  const [first, ...rest] = reply.replies;
  return instead && first && reply.outcome === 'answered'
    ? { ...reply, replies: [{ ...first, text: instead }, ...rest] }
    : reply;
}
