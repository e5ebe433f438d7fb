import { doubleSurnames, neighbourTitles, notNames, surnames } from '../lexicon/names.ts';
import type { PersonName, Span } from '../meaning.ts';
import { overlaps, type Place, spanOf } from './span.ts';

const surname = `(?<surname>${doubleSurnames}|[${surnames}])`;
const given = '(?<given>\\p{Script=Han}{1,2})';
const end = '(?=\\s*(?:$|[,。!?;、:()\\s\\d]|住(?=[在\\d])|电话|手机|家住|联系))';
const isName = `(?!${notNames})`;
const patterns = [
  new RegExp(
    `(?<self>我叫|本人叫?|叫我|我的?名字是?叫?)\\s*${isName}${surname}(?:(?<title>${neighbourTitles})|${given}${end})`,
    'gu',
  ),
  new RegExp(
    `(?<self>我是|这里是)\\s*${isName}${surname}(?:(?<title>${neighbourTitles})|${given}(?=\\s*(?:[,、]|\\d|住|家住)))`,
    'gu',
  ),
  new RegExp(
    `(?<label>联系人|姓名|名字|业主|户主|租客|承租人|收件人)(?:是|叫|为)?[\\s:]*${isName}${surname}(?:(?<title>${neighbourTitles})|${given}${end})`,
    'gu',
  ),
  new RegExp(
    `(?<self>(?:我|免贵|本人|敝|鄙人)(?:免贵)?)?(?<![百同])姓${surname}(?![名氏])(?:的?(?<title>${neighbourTitles}))?`,
    'gu',
  ),
  new RegExp(
    `(?<![关由对至]|[这那])${isName}${surname}(?<given>\\p{Script=Han}{1,2}?)??(?<title>${neighbourTitles})`,
    'gu',
  ),
];

/**
 * Persons that are named, in order: “我姓陈”, “王女士”, “我叫李雷”. `isSpeaker` where somebody says it of themself.
 * @param taken mentions of our own people, who are no such persons
 */
export function findPersons(text: string, folded: string, taken: readonly Place[]): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  for (const match of patterns.flatMap((pattern) => [...folded.matchAll(pattern)])) {
    const { surname: family = '', given: first, title, self, label } = match.groups ?? {};
    const value: PersonName = { surname: family, isSpeaker: self !== undefined };
    if (first) value.given = first;
    if (title) value.title = title;
    const start = match.index + (self ?? label ?? '').length;
    const span = trimmed(text, value, start, match.index + match[0].length);
    if (!overlaps(span, found) && !overlaps(span, taken)) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The span without what leads to the name: “: ” and 姓. */
function trimmed(text: string, value: PersonName, from: number, end: number): Span<PersonName> {
  const lead = /^(?:[\s:：是叫为]*)/.exec(text.slice(from, end))?.[0].length ?? 0;
  return spanOf(text, value, from + lead, end);
}
