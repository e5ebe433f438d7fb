import { askForNotice, takeReceipt } from '../../domain/hazards/notice/ask-for-notice.ts';
import { serialOf } from '../../domain/hazards/notice/content.ts';
import { noticesOf } from '../../domain/hazards/notice/store.ts';
import { insertHazardEvent } from '../../domain/hazards/store.ts';
import { staffActor } from '../../domain/tickets/events.ts';
import type { Command } from '../commands/command.ts';
import { line, type Scene } from '../commands/scene.ts';
import type { TurnReply } from '../turn-context.ts';
import { findHazard, findOpenHazard, hazardFacts } from './find.ts';
import { texts } from './messages.ts';

/** 书面通知 1012: a manager has the numbered letter written; it comes to his own chat and to the home's people. */
export async function writtenNotice(scene: Scene, command: Command): Promise<TurnReply> {
  if (scene.person.role !== 'manager') return line(scene, texts.writeFor, { number: command.number ?? '1024' });
  const found = await findOpenHazard(scene, command);
  if ('reply' in found) return found.reply;
  const { hazard } = found;
  if (!hazard.unitId) return line(scene, texts.writeNeedsUnit, { number: hazard.number });
  await askForNotice(scene.tx, hazard, staffActor(scene.person), scene.clock);
  return line(scene, texts.writing, hazardFacts(scene, hazard));
}

/** 签收 1012 with a picture of the signed receipt: the letter has arrived (S101). */
export async function received(scene: Scene, command: Command, media: string[]): Promise<TurnReply> {
  const found = await findHazard(scene, command);
  if ('reply' in found) return found.reply;
  const { hazard } = found;
  const open = (await noticesOf(scene.tx, hazard.id)).find(({ receivedAt }) => receivedAt === null);
  if (!open) return line(scene, texts.receiptNone, { number: hazard.number });
  const [receiptId] = media;
  if (!receiptId) {
    const actor = staffActor(scene.person);
    await insertHazardEvent(scene.tx, { hazardId: hazard.id, type: 'receipt-asked', at: scene.now, actor });
    return line(scene, texts.receiptPhoto, { number: hazard.number });
  }
  await takeReceipt(scene.tx, { notice: open, receiptId, by: staffActor(scene.person) }, scene.clock);
  const serial = serialOf(scene.community, open.year, open.number);
  return line(scene, texts.receiptKept, { number: hazard.number, serial });
}
