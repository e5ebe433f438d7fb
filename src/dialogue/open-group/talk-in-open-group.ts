import { type Command, isProblem } from '../commands/command.ts';
import { texts as commandTexts } from '../commands/messages.ts';
import { parseCommand } from '../commands/parse-command.ts';
import { readText } from '../commands/read-text.ts';
import { runCommand } from '../commands/run-command.ts';
import { sceneOf } from '../commands/scene.ts';
import { answer, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { tellOfEmergency } from './emergency.ts';
import { openGroupTexts } from './messages.ts';
import { noticeTrouble } from './notice-trouble.ts';

const silence: TurnReply = { replies: [], outcome: 'ignored' };
/** One who was asked to write to us alone is not asked again for this long, nor is anybody about the same kind of trouble. */
const sameSpeakerMinutes = 30;
const sameTroubleMinutes = 10;

/**
 * A chat group that is no team's: residents talk there among themselves (D7). We are silent unless called, or unless
 * somebody tells a trouble, who is asked to write to us alone; an emergency is seen to at once. Nothing personal is ever
 * said there, and no command carried out but the one that says whose group it is.
 */
export async function talkInOpenGroup(ctx: TurnContext): Promise<TurnReply> {
  const mentionsBot = ctx.turn.messages.some((message) => message.content.mentionsBot);
  const command = commandIn(ctx.text, mentionsBot);
  if (command) {
    const answered = await answerCommand(ctx, command);
    if (answered) return answered;
  }
  const { emergency } = ctx.meaning;
  if (emergency && !emergency.learned) return tellOfEmergency(ctx, emergency.value);
  if (ctx.person.kind === 'staff' && !mentionsBot) return silence;
  const { hotline } = ctx.community;
  const said = readText(ctx.text, mentionsBot).written;
  const trouble = noticeTrouble(ctx.read(said), said);
  if (trouble && (mentionsBot || !wasOffered(ctx, trouble))) {
    return answer(words(ctx, openGroupTexts.offer, { hotline }), {}, { state: noteOffer(ctx, trouble) });
  }
  return mentionsBot && !trouble ? answer(words(ctx, openGroupTexts.addressed, { hotline })) : silence;
}

function commandIn(text: string, mentionsBot: boolean): Command | undefined {
  const read = parseCommand(text, { mentionsBot });
  return read && !isProblem(read) && !read.casual ? read : undefined;
}

/** Who belongs to us hears why nothing is done here; of others only who wants to bind the group. */
async function answerCommand(ctx: TurnContext, command: Command): Promise<TurnReply | undefined> {
  const { person } = ctx;
  const isBinding = command.word === 'bind' || command.word === 'unbind';
  if (person.kind === 'staff') {
    if (isBinding) return runCommand(await sceneOf({ ...ctx, person }), command, []);
    return command.number === undefined ? undefined : answer(words(ctx, commandTexts.commandElsewhere, {}));
  }
  const wantsToBind = command.word === 'bind' && [...command.rest].length <= 8;
  return wantsToBind ? answer(words(ctx, commandTexts.bindOutsider, {})) : undefined;
}

const minutesSince = (ctx: TurnContext, at: string): number => (ctx.now.getTime() - new Date(at).getTime()) / 60_000;

function wasOffered(ctx: TurnContext, about: string): boolean {
  const by = ctx.turn.messages[0].sender.id;
  return (ctx.state.offered ?? []).some((offer) => {
    const minutes = minutesSince(ctx, offer.at);
    return (offer.by === by && minutes < sameSpeakerMinutes) || (offer.about === about && minutes < sameTroubleMinutes);
  });
}

function noteOffer(ctx: TurnContext, about: string): TurnContext['state'] {
  const fresh = (ctx.state.offered ?? []).filter(({ at }) => minutesSince(ctx, at) < sameSpeakerMinutes);
  const by = ctx.turn.messages[0].sender.id;
  return { ...ctx.state, offered: [...fresh, { by, about, at: ctx.now.toISOString() }] };
}
