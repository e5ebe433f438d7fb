import { actionWords, bannedPhrases, rudePhrases } from './lexicon.ts';
import { placeholdersIn, type Template, templateById, type Wording } from './template.ts';

const MAX_SENTENCE_LENGTH = 60;

/**
 * The part of a text that no owner may read, or nothing: “I don't know” (S16) and “that is someone else's matter” (S17),
 * in their many forms. For our own texts and for words of staff that are passed on.
 */
export function findBanned(text: string): string | undefined {
  return firstMatch(bannedPhrases, text.normalize('NFKC').replace(/\s+/g, ''));
}

/** What is wrong with a template by the house style (S16, S17, S19, S26), one line per fault. */
export function lintTemplate(template: Template): string[] {
  return lintWording(template).map((fault) => `${template.id}: ${fault}`);
}

/**
 * What is wrong with a community's own words: ids that don't exist, values that the template doesn't get, and the same
 * house style that our own texts keep. An entry is judged by the audience and duties of the template it replaces.
 */
export function lintReplacements(wording: Readonly<Record<string, string>>): string[] {
  return Object.entries(wording).flatMap(([id, text]) => {
    const template = templateById(id);
    if (!template) return [`${id}: there is no such template`];
    const given = placeholdersIn(template.text);
    const unknown = placeholdersIn(text).filter((name) => !given.includes(name));
    return [
      ...unknown.map((name) => `${id}: {${name}} is no value of this template`),
      ...lintTemplate({ ...template, text }),
    ];
  });
}

function lintWording({ text, audience, isStatus }: Wording): string[] {
  const bare = text.replace(/\{[^{}]*\}/g, '');
  const faults = [
    text.trim() === '' && 'is empty',
    /[{}]/.test(bare) && 'has a brace without its partner',
    placeholdersIn(text).some((name) => !/^[a-z][A-Za-z0-9]*$/.test(name)) && 'has a placeholder that is no name',
    /[\p{Script=Han}」”）》}][,!?;]|\p{Script=Han}[.:()]/u.test(text) && 'has half-width punctuation after Chinese',
    /[。！？，；、]{2,}/.test(text) && 'doubles its punctuation',
    quoted('is rude', firstMatch(rudePhrases, bare)),
  ];
  if (audience === 'owner') {
    faults.push(
      quoted('says what no owner may read', findBanned(bare)),
      /你/.test(bare) && 'says 你 to an owner instead of 您',
      sentencesOf(bare).some(({ length }) => length > MAX_SENTENCE_LENGTH) &&
        `has a sentence of more than ${MAX_SENTENCE_LENGTH} characters`,
    );
  }
  return [...faults.filter((fault) => typeof fault === 'string'), ...(isStatus ? lintStatus(text, bare) : [])];
}

/** S19: who, what next, when. */
function lintStatus(text: string, bare: string): string[] {
  const names = placeholdersIn(text);
  return [
    !names.includes('who') && 'is a status message without {who}',
    !names.includes('by') && 'is a status message without {by}, the time',
    !names.includes('next') && !actionWords.test(bare) && 'is a status message that names no next action',
  ].filter((fault) => typeof fault === 'string');
}

function quoted(fault: string, found: string | undefined): string | false {
  return found !== undefined && `${fault}: ${found}`;
}

function firstMatch(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

function sentencesOf(text: string): string[] {
  return text.split(/[。！？!?\n]/);
}
