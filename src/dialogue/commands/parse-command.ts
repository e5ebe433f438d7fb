import { kindSaid } from '../../domain/weather/read-said.ts';
import { readBroadcast } from '../broadcasts/parse.ts';
import { type Command, type CommandProblem, type CommandWord, isBroadcastWord } from './command.ts';
import { numberAnywhere, numberAtEnd, numberAtStart } from './find-number.ts';
import {
  letterId,
  notDone,
  openers,
  particles,
  questionEnd,
  scoreSaid,
  selves,
  talkStart,
  typedAnswer,
} from './lexicon.ts';
import { nearMiss } from './near-miss.ts';
import { drop, type Reading, readText } from './read-text.ts';
import { actingWordAtStart, type Spoken, wordAtStart, wordInside } from './spoken-word.ts';

export interface ParseHints {
  /** the number of the ticket whose card is quoted */
  quotedTicketNumber?: number | undefined;
  /** the channel says that the message addresses us */
  mentionsBot?: boolean | undefined;
}

const separators = /^[\s,.:;、。!~-]+/;
const withoutArgument: readonly CommandWord[] = ['todo', 'help', 'undelivered', 'report', 'gaps', 'unbind', 'hazards'];
const actsAlone: readonly CommandWord[] = ['take', 'arrive'];
const ofWeather: readonly CommandWord[] = ['weather', 'weather-end', 'patrol'];
const ofHazards: readonly CommandWord[] = [
  'hazard',
  'hazard-cleared',
  'hazard-withdrawn',
  'written-notice',
  'received',
];
const asked: readonly CommandWord[] = ['take', 'arrive', 'finish'];

/**
 * Reads what staff wrote as a command: word, number, rest, in the orders people use (“接单 1024”, “1024接单”, “接1024”).
 * @returns undefined for ordinary talk; a problem where a command was probably meant but cannot be told. Never throws.
 */
export function parseCommand(text: string, hints: ParseHints = {}): Command | CommandProblem | undefined {
  const quoted = hints.quotedTicketNumber !== undefined;
  const reading = readText(text, hints.mentionsBot);
  const opened = drop(reading, openers.exec(reading.plain)?.[0].length ?? 0);
  if (opened.plain === '') return undefined;
  const answered = typedAnswer.exec(opened.plain);
  if (answered) return { word: 'owners-word', number: Number(answered[1]), rest: '', casual: false };
  return numberFirst(opened) ?? wordFirst(opened, quoted) ?? guess(opened, quoted);
}

/** “1024接单”, “1024 完成 换了阀芯”; a number alone asks for its card. */
function numberFirst(reading: Reading): Command | CommandProblem | undefined {
  const number = numberAtStart(reading.plain);
  if (!number) return undefined;
  const after = skip(drop(reading, number.end), separators);
  if (after.plain === '') return { word: 'show', number: number.number, rest: '', casual: true };
  if (scoreSaid.test(after.plain)) return { word: 'owners-word', number: number.number, rest: '', casual: false };
  const { spoken, rest } = wordOf(after);
  if (!spoken || withoutArgument.includes(spoken.word) || ofWeather.includes(spoken.word)) return undefined;
  if (isBroadcastWord(spoken.word)) return undefined;
  const runsOn = spoken.manner === 'bare' && actsAlone.includes(spoken.word) && /^\p{L}/u.test(rest.plain);
  if (runsOn && !isAsked(spoken, rest)) return undefined;
  return complete(spoken, number.number, rest, true);
}

/** “接单 1024”, “完成1024换了阀芯”, “转单 李师傅 1024”, “接单”. */
function wordFirst(reading: Reading, quoted: boolean): Command | CommandProblem | undefined {
  const scored = scoreSaid.test(reading.plain) ? numberAnywhere(reading.plain) : undefined;
  if (scored) return { word: 'owners-word', number: scored.number, rest: '', casual: false };
  const { spoken, rest } = wordOf(reading);
  if (!spoken) return undefined;
  if (withoutArgument.includes(spoken.word)) {
    return skip(rest, separators).plain === '' ? { word: spoken.word, rest: '', casual: false } : undefined;
  }
  const loose = skip(rest, separators);
  if (spoken.word === 'resend')
    return loose.plain !== '' && !letterId.test(loose.plain)
      ? undefined
      : { word: 'resend', rest: loose.written, casual: false };
  if (ofWeather.includes(spoken.word)) return aboutWeather(spoken, rest, loose);
  if (isBroadcastWord(spoken.word)) {
    const read = readBroadcast(spoken.word, loose, loose.plain.length === rest.plain.length);
    return read && { word: spoken.word, ...read, casual: false };
  }
  if (ofHazards.includes(spoken.word)) return aboutHazard(spoken, rest, loose);
  const number = numberAtStart(loose.plain);
  if (number) return complete(spoken, number.number, drop(loose, number.end), true);
  if (spoken.manner !== 'bare' && /^#?\d+$/.test(loose.plain)) return oddNumber(spoken, loose.plain);
  const late = spoken.word === 'reply' || spoken.word === 'note' ? undefined : numberAtEnd(loose.plain);
  if (late) {
    const before = { written: loose.written.slice(0, late.start), plain: loose.plain.slice(0, late.start) };
    const glued = loose.plain.length === rest.plain.length;
    if (!glued || spoken.word === 'transfer') return complete(spoken, late.number, before, !glued);
  }
  return withoutNumber(spoken, rest, quoted);
}

/** “天气”, “天气 大风 橙色 今晚8点到明早6点”, “巡查 3栋”; “天气真冷” and “巡查的人” are talk. */
function aboutWeather({ word }: Spoken, rest: Reading, loose: Reading): Command | undefined {
  const command: Command = { word, rest: loose.written, casual: false };
  if (loose.plain === '') return word === 'patrol' ? undefined : command;
  const runsOn = loose.plain.length === rest.plain.length;
  if (word === 'patrol') return !runsOn || /^\d/.test(loose.plain) ? command : undefined;
  return runsOn || !kindSaid(loose.plain) ? undefined : command;
}

/** “隐患 1012”, “隐患 3-2-501 阳台花盆”, “隐患已清 1012”; “隐患很多” and “签收了快递” are talk. */
function aboutHazard(spoken: Spoken, rest: Reading, loose: Reading): Command | CommandProblem | undefined {
  const { word } = spoken;
  const number = numberAtStart(loose.plain);
  if (number) {
    const more = skip(drop(loose, number.end), separators).written;
    return { word, number: number.number, rest: more, casual: false };
  }
  if (/^#?\d+$/.test(loose.plain)) return oddNumber(spoken, loose.plain);
  if (loose.plain === '') return word === 'received' ? undefined : { word, rest: '', casual: false };
  const runsOn = loose.plain.length === rest.plain.length && !/^\d/.test(loose.plain);
  return word !== 'hazard' || runsOn ? undefined : { word, rest: loose.written, casual: false };
}

/** “接单 7”: no ticket has such a number, and the person is to hear that. */
function oddNumber(spoken: Spoken, plain: string): Command | CommandProblem {
  const digits = plain.replace('#', '');
  if (digits.length > 9) return { problem: 'unclear', word: spoken.word, weak: false };
  return { word: spoken.word, number: Number(digits), rest: '', casual: false };
}

function withoutNumber(spoken: Spoken, rest: Reading, quoted: boolean): Command | undefined {
  const loose = skip(rest, separators);
  const command = { word: spoken.word, rest: loose.written, casual: spoken.manner !== 'formal' };
  if (isAsked(spoken, rest)) return quoted ? { word: 'show', rest: '', casual: true } : undefined;
  const glued = loose.plain.length === rest.plain.length;
  if (quoted) {
    const isTalk = talkStart.test(rest.plain) || isUndone(spoken, loose);
    const runsOn = glued && loose.plain !== '' && actsAlone.includes(spoken.word);
    return isTalk || runsOn ? undefined : command;
  }
  if (spoken.manner === 'bare') return undefined;
  if (loose.plain === '') return command;
  if (glued || isUndone(spoken, loose)) return undefined;
  const needsRest = !actsAlone.includes(spoken.word);
  return spoken.manner === 'formal' || (needsRest && spoken.word === 'finish') ? command : undefined;
}

/** The number is known: what follows it is work, name or reason, unless it shows that nothing was done. */
function complete(spoken: Spoken, number: number, rest: Reading, mayBeLoose: boolean): Command | CommandProblem {
  const tail = skip(rest, particles);
  const loose = skip(tail, separators);
  const unclear = { problem: 'unclear', word: spoken.word, number, weak: false } as const;
  if (isAsked(spoken, rest)) return { word: 'show', number, rest: '', casual: false };
  if (asked.includes(spoken.word) && numberAtStart(loose.plain.replace(/^[和跟及与]/, '')))
    return { ...unclear, problem: 'several-numbers' };
  const glued = mayBeLoose && loose.plain.length === tail.plain.length && loose.plain !== '';
  if (glued && asked.includes(spoken.word) && talkStart.test(loose.plain)) return unclear;
  if (isUndone(spoken, loose)) return unclear;
  const isShown = spoken.word === 'show' || spoken.word === 'owners-word';
  return { word: spoken.word, number, rest: isShown ? '' : loose.written.trim(), casual: false };
}

/** Not a command, yet with a number or a quoted card it looks like one. */
function guess(reading: Reading, quoted: boolean): CommandProblem | undefined {
  const number = numberAnywhere(reading.plain);
  if (!number && !quoted) return undefined;
  const numbered = number ? { number: number.number } : {};
  const near = nearMiss(reading.plain, quoted);
  if (near) return { problem: 'unclear', word: near, ...numbered, weak: false };
  const inside = wordInside(reading.plain) ?? (number && actingWordAtStart(reading.plain));
  return inside && { problem: 'unclear', word: inside, ...numbered, weak: true };
}

/** The command word with which a text begins, past “我已经”, and what follows it, past “了”. */
function wordOf(reading: Reading): { spoken?: Spoken; rest: Reading } {
  for (const skipped of [0, selves.exec(reading.plain)?.[0].length ?? 0]) {
    const spoken = wordAtStart(reading.plain.slice(skipped));
    if (spoken) return { spoken, rest: skip(drop(reading, skipped + spoken.length), particles) };
  }
  return { rest: reading };
}

const skip = (reading: Reading, what: RegExp): Reading => drop(reading, what.exec(reading.plain)?.[0].length ?? 0);

/** “1024到场了吗？” asks how it stands; it tells nothing. */
const isAsked = (spoken: Spoken, rest: Reading): boolean =>
  asked.includes(spoken.word) && rest.plain.length <= 8 && questionEnd.test(rest.plain);

const isUndone = (spoken: Spoken, loose: Reading): boolean => spoken.word === 'finish' && notDone.test(loose.plain);
