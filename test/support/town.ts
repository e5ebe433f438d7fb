import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import { bindAccount } from '../../src/domain/directory/store.ts';
import { bindIdentity } from '../../src/domain/owners/bind-identity.ts';
import { parseSetUp } from '../../src/domain/setup/parse-set-up.ts';
import { applySetup } from '../../src/domain/setup/set-up.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { type Db, transaction } from '../../src/platform/db.ts';

const account = 'jinxiu';
const demoFile = new URL('../../demo/jinxiu.yml', import.meta.url);

/** The chat of the nth owner of the town, which is also the owner's id on the channel. */
export const chatOf = (owner: number): string => `town-${owner}`;

interface Sheet {
  units: object[];
  residents: object[];
}

/**
 * The demonstration community with so many owners more, each with one home and a phone on the channel: for tests and
 * measurements that want many conversations. All invented.
 */
export async function seedTown(db: Db, owners: number, channel = 'simulator'): Promise<void> {
  const sheet = parse(await readFile(demoFile, 'utf8')) as Sheet;
  const numbers = Array.from({ length: owners }, (_, index) => index);
  for (const number of numbers) {
    const room = String(100 * (1 + Math.floor(number / 8)) + 1 + (number % 8));
    sheet.units.push({ building: '9', entrance: '1', room });
    sheet.residents.push({ name: `住户${number}`, phone: phoneOf(number), unit: `9-1-${room}`, role: 'owner' });
  }
  const parsed = parseSetUp(stringify(sheet));
  if (!parsed.ok) throw new Error(`the town is not sound: ${JSON.stringify(parsed.problems[0])}`);
  await transaction(db, (tx) => applySetup(tx, parsed.file), { timeoutMs: 60_000 });
  await transaction(db, (tx) => bindOwners(tx, numbers, channel), { timeoutMs: 60_000 });
}

const phoneOf = (number: number): string => `1370000${String(number).padStart(4, '0')}`;

async function bindOwners(tx: Parameters<Parameters<typeof transaction>[1]>[0], numbers: number[], channel: string) {
  await bindAccount(tx, channel, account, account);
  const residents = await tx.resident.findMany({ where: { communityId: account }, select: { id: true, phone: true } });
  const idOf = new Map(residents.map(({ id, phone }) => [phone, id]));
  for (const number of numbers) {
    const id = { channel, account, externalId: chatOf(number), communityId: account };
    await bindIdentity(tx, { ...id, residentId: idOf.get(phoneOf(number)), by: 'setup' }, systemClock);
  }
}
