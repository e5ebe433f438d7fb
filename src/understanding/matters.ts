import { isAnotherTrouble, isWholeTrouble } from './another-trouble.ts';
import { cutPieces, type Joint } from './cut-matters.ts';
import { fold } from './fold.ts';
import {
  alsoWord,
  consequence,
  earlierReport,
  questionMarks,
  questionSubjects,
  rhetorical,
  saysComplaint,
  visitFiller,
} from './lexicon/joints.ts';
import type { ComplaintCategory, IntentId, Meaning } from './meaning.ts';
import { type Subject, subjectOf, union } from './subject.ts';

export type Read = (text: string) => Meaning;

export type MatterKind = 'repair' | 'complaint' | 'question' | 'suggestion' | 'status' | 'answer';

/** One of the things that a message is about. */
export interface Matter {
  text: string;
  /** undefined: nothing that we could tell apart */
  kind: MatterKind | undefined;
  /** said elsewhere in the message and true of this trouble too: where it is, when somebody is in */
  context: string;
}

interface Draft extends Matter {
  intent: IntentId;
  complaintCategory: ComplaintCategory;
  subject: Subject;
}

/** How sure a part of a message must be read to stand as a matter of its own. */
const sureEnough = 0.6;
const shortest = 4;
/** More than these is a list of grievances, which one person reads as a whole. */
const mostMatters = 5;
/** Each piece is read by itself: what is cut finer than this is no message with a few matters. */
const mostPieces = 40;
/** In a letter only plain words part the matters. */
const letterLength = 120;
const mayPartLetter: readonly MatterKind[] = ['repair', 'complaint', 'question'];

const kindOf: Partial<Record<IntentId, MatterKind>> = {
  repair: 'repair',
  hazard_report: 'repair',
  complaint: 'complaint',
  fee_inquiry: 'question',
  parking_inquiry: 'question',
  renovation_inquiry: 'question',
  access_inquiry: 'question',
  general_inquiry: 'question',
  special_service: 'question',
  move_pass: 'question',
  suggestion: 'suggestion',
  ticket_status: 'status',
  ticket_urge: 'status',
};

/**
 * The matters of one message (“厨房漏水，电梯也坏了，另外物业费怎么交”), in order: of different kinds, or of one kind about
 * different things or places. What is no matter by itself stays with the one before it.
 * @param answersTalk whether the first part may answer a question of ours and so stands alone whatever it is
 * @returns a single one where there is nothing to part
 */
export function splitMatters(text: string, read: Read, answersTalk: boolean): Matter[] {
  const whole: Matter = { text: text.trim(), kind: undefined, context: '' };
  const isLetter = [...text].length > letterLength;
  const pieces = cutPieces(text);
  if (pieces.length < 2 || pieces.length > mostPieces) return [whole];
  const drafts: Draft[] = [];
  const visits: string[] = [];
  let current = 0;
  for (const { text: piece, joint } of pieces) {
    if (isLetter && joint !== 'joint' && joint !== 'start') {
      append(drafts, current, piece);
      continue;
    }
    const meaning = read(piece);
    if (isVisit(meaning)) visits.push(trimmed(piece));
    const draft = draftOf(piece, meaning, joint);
    const [first] = drafts;
    if (!first) {
      drafts.push({ ...draft, kind: draft.kind ?? (answersTalk ? 'answer' : undefined) });
    } else {
      const at = placeOf(drafts, current, draft, joint, isLetter);
      if (at === drafts.length) drafts.push(draft);
      else merge(drafts, at, draft);
      current = at;
    }
  }
  if (drafts.length < 2 || drafts.length > mostMatters) return [whole];
  // What a part says as a whole may be another thing than the words with which it began.
  if (drafts.some(({ kind, text: said }) => kind !== 'answer' && kindOf[read(said).intent] !== kind)) return [whole];
  return drafts.map(({ text: said, kind }) => ({
    text: trimmed(said),
    kind,
    context: kind === 'repair' ? visits.filter((visit) => !said.includes(visit)).join('，') : '',
  }));
}

const trimmed = (text: string): string => text.replace(/[，,；;、\s]+$/, '').trim();

function append(drafts: Draft[], at: number, text: string): void {
  const draft = drafts[at];
  if (draft) draft.text += text;
}

function merge(drafts: Draft[], at: number, piece: Draft): void {
  const draft = drafts[at];
  if (!draft) return;
  const { text } = draft;
  if (draft.kind === undefined && piece.kind !== undefined) Object.assign(draft, piece);
  else if (draft.kind === 'repair') draft.subject = union(draft.subject, piece.subject);
  draft.text = text + piece.text;
}

function draftOf(text: string, meaning: Meaning, joint: Joint): Draft {
  const subject = subjectOf(text, meaning);
  const { intent, complaintCategory } = meaning;
  return { text, context: '', intent, complaintCategory, subject, kind: standingKind(text, meaning, subject, joint) };
}

/** As what a piece can stand by itself; the weaker it is parted from what was before, the more it must say. */
function standingKind(text: string, meaning: Meaning, subject: Subject, joint: Joint): MatterKind | undefined {
  const isSure = meaning.confidence >= sureEnough && [...text.trim()].length >= shortest;
  const kind = isSure ? kindOf[meaning.intent] : undefined;
  if (joint === 'start') return kind;
  const folded = fold(text);
  const isStrong = joint === 'joint';
  switch (kind) {
    case 'repair':
      return isStrong || isWholeTrouble(subject) ? kind : undefined;
    case 'complaint':
      return isStrong || (joint === 'sentence' && saysComplaint.test(folded)) ? kind : undefined;
    case 'question': {
      if (rhetorical.test(folded)) return undefined;
      return isStrong || (questionSubjects.test(folded) && questionMarks.test(folded)) ? kind : undefined;
    }
    case 'status':
      return joint !== 'comma' && earlierReport.test(folded) ? kind : undefined;
    default:
      return isStrong ? kind : undefined;
  }
}

/** Where a piece belongs: the index of a matter, or the number of matters where it is a new one. */
function placeOf(drafts: readonly Draft[], current: number, piece: Draft, joint: Joint, isLetter: boolean): number {
  const last = drafts[current];
  if (!last || piece.kind === undefined) return current;
  if (last.kind === undefined) return current;
  const isStrong = joint === 'joint';
  if (piece.kind !== last.kind && (isLetter || !isStrong) && isSameStory(last, piece)) return current;
  const alike = [...drafts.entries()].filter(([, draft]) => draft.kind === piece.kind);
  if (isLetter && (alike.length > 0 || !mayPartLetter.includes(piece.kind))) return current;
  if (alike.length === 0) return drafts.length;
  const same = alike.findLast(([, draft]) => !isAnother(draft, piece, joint));
  return same ? same[0] : drafts.length;
}

/** Blame for what was handled badly. */
const aboutHandling: readonly ComplaintCategory[] = ['other', 'service_delay', 'staff_attitude', 'facility'];

/** Blame that has nothing to do with a thing that is broken. */
const ownStory: readonly ComplaintCategory[] = ['noise', 'parking', 'cleaning', 'pets', 'high_toss', 'greenery'];
const isAlso = (text: string): boolean => alsoWord.test(fold(text)) && !consequence.test(fold(text));

/** A trouble and the anger about it, a complaint and what is wrong there: one thing. */
function isSameStory(last: Draft, piece: Draft): boolean {
  if (last.kind === 'answer') return piece.kind !== 'question';
  if (piece.kind === 'complaint') return aboutHandling.includes(piece.complaintCategory);
  if (last.kind !== 'complaint') return false;
  if (piece.kind === 'repair') return !(ownStory.includes(last.complaintCategory) && isAlso(piece.text));
  if (piece.kind !== 'question') return true;
  const subject = questionSubjects.exec(fold(piece.text))?.[0];
  return subject === undefined || fold(last.text).includes(subject);
}

function isAnother(before: Draft, piece: Draft, joint: Joint): boolean {
  const isStrong = joint === 'joint';
  switch (piece.kind) {
    case 'repair':
      return isAnotherTrouble(before, piece, joint);
    case 'complaint':
      return (
        isStrong &&
        before.complaintCategory !== piece.complaintCategory &&
        ![before, piece].some((one) => aboutHandling.includes(one.complaintCategory))
      );
    case 'question':
      return before.intent !== piece.intent;
    default:
      return false;
  }
}

/** Says only where it is, whom to call or when somebody is in. */
function isVisit({ text, rooms, phones, times }: Meaning): boolean {
  const said = [...rooms, ...phones, ...times].sort((a, b) => b.start - a.start);
  if (said.length === 0 && !/在家|有人|方便/.test(text)) return false;
  const rest = said.reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), fold(text));
  return rest.replace(visitFiller, '') === '';
}
