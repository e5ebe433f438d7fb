import type { Flow } from './flows/flow.ts';
import { flows } from './flows/index.ts';
import { questionTexts } from './flows/messages.ts';
import type { Talk } from './state.ts';
import { type TurnContext, type TurnReply, words } from './turn-context.ts';

/** After something in between: asks again for what was missing, in the same reply. */
export async function thenGoOn(ctx: TurnContext, flow: Flow, talk: Talk, between: TurnReply): Promise<TurnReply> {
  const slot =
    flow.slots.find((one) => one.name === talk.asked) ?? flow.slots.find((one) => one.isMissing(ctx, talk.slots));
  if (!slot) return between;
  const question = await slot.ask(ctx, talk.slots, 0);
  const said = between.replies.map((reply) => reply.text);
  const text = [...said, `${words(ctx, questionTexts.goOn, {})}${question.text}`].join('\n');
  const state = { ...(between.state ?? ctx.state), talk: { ...talk, asked: slot.name } };
  // What was answered in between keeps its way to a person.
  const buttons = [...(question.buttons ?? []), ...between.replies.flatMap((reply) => reply.buttons ?? [])];
  return { ...between, replies: [{ ...question, text, ...(buttons.length > 0 && { buttons }) }], state };
}

/** After a turn that ended its talk: the talk set aside before it is taken up again. */
export async function resumeAside(ctx: TurnContext, reply: TurnReply): Promise<TurnReply> {
  const state = reply.state ?? ctx.state;
  const [talk, ...aside] = state.aside;
  if (state.talk || !talk) return reply;
  const flow = flows[talk.flow];
  if (!flow) return talk.question ? askOnceMore(ctx, reply, talk, aside) : { ...reply, state: { ...state, aside } };
  return thenGoOn({ ...ctx, state: { ...state, talk, aside } }, flow, talk, {
    ...reply,
    state: { ...state, talk, aside },
  });
}

/** A talk that is no flow, yet waits for an answer: its question as it was put. */
function askOnceMore(ctx: TurnContext, reply: TurnReply, talk: Talk, aside: Talk[]): TurnReply {
  const { text = '', buttons = [] } = talk.question ?? {};
  const question = { text: `${words(ctx, questionTexts.goOn, {})}${text}`, buttons };
  return { ...reply, replies: [...reply.replies, question], state: { ...(reply.state ?? ctx.state), talk, aside } };
}
