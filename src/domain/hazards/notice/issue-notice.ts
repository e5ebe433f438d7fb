import { DateTime } from 'luxon';
import type { IncomingMedia } from '../../../messages/contract.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Hazard, Tx, WrittenNotice } from '../../../platform/db.ts';
import type { CommunityFacts } from '../../communities/community.ts';
import { tellStaff } from '../../dispatch/tell.ts';
import { dueFrom, tellAt } from '../deadlines.ts';
import type { HazardActor } from '../events.ts';
import { alarms, notices } from '../messages.ts';
import { factsOf, wordsOf } from '../speech.ts';
import { insertHazardEvent, updateHazard } from '../store.ts';
import { tellUnit } from '../tell.ts';
import { fileNameOf, serialOf, writeLetter } from './content.ts';
import { drawLetter } from './draw-letter.ts';
import { insertNotice, nextNoticeNumber } from './store.ts';

/** Where files are kept. */
export interface Files {
  save(tx: Tx, media: IncomingMedia): Promise<string>;
  open(tx: Tx, id: string): Promise<{ kind: string; bytes: Buffer } | undefined>;
}

export interface Issue {
  hazard: Hazard;
  community: CommunityFacts;
  /** who asked for it: “staff:…”; gets the file to print */
  by: HazardActor;
}

/**
 * Issues a written notice (整改通知书): numbered, printed as a PDF, sent to the unit's people and to whoever asked. A due
 * time that has passed is set anew. All in the caller's transaction, so that a failure takes its number back.
 */
export async function issueNotice(tx: Tx, issue: Issue, files: Files, clock: Clock): Promise<WrittenNotice> {
  const { community, by } = issue;
  const at = clock.now();
  const { dueAt, severity } = issue.hazard;
  const deadline = dueAt && dueAt > at ? dueAt : dueFrom(tellAt(at, severity, community), severity, community);
  const hazard = { ...issue.hazard, dueAt: deadline };
  const { year } = DateTime.fromJSDate(at, { zone: community.zone });
  const number = await nextNoticeNumber(tx, community.id, year);
  const letter = writeLetter({ hazard, community, number, year, issuedAt: at, deadline });
  const bytes = await drawLetter(letter, await picturesOf(tx, hazard, files));
  const name = fileNameOf(community, year, number);
  const mediaId = await files.save(tx, { kind: 'file', mime: 'application/pdf', name, bytes });
  const notice = await insertNotice(tx, {
    ...{ communityId: community.id, year, number, hazardId: hazard.id, mediaId },
    ...{ issuedAt: at, issuedBy: by.id, deadline },
  });
  await updateHazard(tx, hazard.id, { dueAt: deadline });
  const data = { year, number, mediaId };
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'notice-issued', at, actor: by, data });
  await sendNotice(tx, { hazard, community, by }, notice, clock);
  return notice;
}

/** Pictures that residents took are not shown to their neighbour: they show where they were taken from. */
async function picturesOf(tx: Tx, hazard: Hazard, files: Files): Promise<Buffer[]> {
  if (hazard.foundBy.startsWith('resident:')) return [];
  const found = await Promise.all(hazard.media.map((id) => files.open(tx, id)));
  return found.flatMap((media) => (media?.kind === 'image' ? [media.bytes] : []));
}

async function sendNotice(tx: Tx, { hazard, community, by }: Issue, notice: WrittenNotice, clock: Clock) {
  const words = wordsOf(community);
  const now = clock.now();
  const serial = serialOf(community, notice.year, notice.number);
  const facts = { ...factsOf(hazard, community, now), serial, who: words(notices.office, {}) };
  const media = [notice.mediaId];
  const occasion = `written:${notice.year}-${notice.number}`;
  const notBefore = tellAt(now, hazard.severity, community);
  const told = await tellUnit(tx, hazard, { occasion, text: words(notices.written, facts), media, notBefore }, clock);
  const sent = words(told > 0 ? alarms.issuedSent : alarms.issuedNotSent, {});
  const word = { key: `hazard:${hazard.id}:${occasion}`, text: words(alarms.issued, { ...facts, sent }), media };
  await tellStaff(tx, [by.id.replace(/^staff:/, '')], undefined, word, clock);
}
