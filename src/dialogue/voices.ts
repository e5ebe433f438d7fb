import { findMedia } from '../messages/media-store.ts';
import type { TurnContext } from './turn-context.ts';

/**
 * Tells voice notes apart from pictures. One whose words came with it is read like text and only kept (`heard`); one
 * without words stays among the media, and a person must listen to it (`unheard`).
 */
export async function withVoices(ctx: TurnContext): Promise<TurnContext> {
  if (ctx.media.length === 0) return ctx;
  const facts = await findMedia(ctx.tx, ctx.media);
  const voices = new Set(facts.filter(({ kind }) => kind === 'voice').map(({ id }) => id));
  if (voices.size === 0) return ctx;
  const withWords = ctx.turn.messages.filter(({ content }) => content.text?.trim());
  const heard = withWords.flatMap(({ content }) => content.media ?? []).filter((id) => voices.has(id));
  const media = ctx.media.filter((id) => !heard.includes(id));
  return { ...ctx, media, heard, unheard: media.some((id) => voices.has(id)) };
}

/** Nothing was said but a voice note that nobody has listened to. */
export const isVoiceOnly = (ctx: TurnContext): boolean => ctx.unheard === true && ctx.text.trim() === '';
