import type { Button, Capabilities, OutgoingContent } from './contract.ts';
import type { MediaFacts } from './media-store.ts';
import { words } from './messages.ts';
import { numbersOf } from './numbered-buttons.ts';
import { splitByBytes } from './split-text.ts';
import { render } from './template.ts';

/**
 * Turns a message into what a chat can carry: one or more contents, to be sent in order. Nothing is lost: buttons that
 * can't be pressed become numbered lines, unless the chat goes by words, people who can't be rung are named, media that can't be sent are named, and
 * long text is cut into parts whose texts add up to the whole. Mentions go with the first part, buttons and media with
 * the last.
 */
export function fitToChannel(
  content: OutgoingContent,
  capabilities: Capabilities,
  media: readonly Pick<MediaFacts, 'id' | 'kind' | 'name' | 'bytes'>[] = [],
): OutgoingContent[] {
  const { buttons = [], mentions = [] } = content;
  const isPressable = capabilities.buttons === 'native' && buttons.length <= capabilities.maxButtons;
  const sorted = sortMedia(content.media ?? [], capabilities, media);
  const text = [
    ...(capabilities.mentions ? [] : [namesOf(content)]),
    content.text,
    ...sorted.named,
    ...(isPressable || capabilities.buttons === 'words' ? [] : linesOf(buttons)),
  ]
    .filter((line) => line !== '')
    .join('\n');

  const parts = splitByBytes(text, capabilities.maxTextBytes).map(
    (part): OutgoingContent => ({ text: part, ...(content.matters && { matters: true }) }),
  );
  const [first = { text: '' }] = parts;
  const last = parts.at(-1) ?? first;
  if (capabilities.mentions && mentions.length > 0) first.mentions = mentions;
  if (isPressable && buttons.length > 0) last.buttons = buttons;
  if (sorted.carried.length > 0) last.media = sorted.carried;
  if (content.handOver) last.handOver = true;
  return parts.length > 0 ? parts : [first];
}

/** The people to be called, each as @name, unless the text names them so already. */
function namesOf({ text, mentions = [] }: OutgoingContent): string {
  return mentions
    .map(({ name }) => render(words.mention, { name }))
    .filter((at) => !text.includes(at))
    .join(' ');
}

function linesOf(buttons: readonly Button[]): string[] {
  const { numbers, areOwn } = numbersOf(buttons);
  return buttons.map(({ label }, index) =>
    areOwn ? label : render(words.numberedButton, { number: numbers[index] ?? index + 1, label }),
  );
}

function sortMedia(
  ids: readonly string[],
  capabilities: Capabilities,
  media: readonly Pick<MediaFacts, 'id' | 'kind' | 'name' | 'bytes'>[],
): { carried: string[]; named: string[] } {
  const carried: string[] = [];
  const named: string[] = [];
  for (const id of ids) {
    const facts = media.find((one) => one.id === id);
    const limit = facts && capabilities.media[facts.kind];
    if (facts && limit && facts.bytes <= limit.maxBytes) carried.push(id);
    else named.push(render(words[facts?.kind ?? 'file'], { name: facts?.name ?? id }));
  }
  return { carried, named };
}
