import type { Prisma, Tx } from '../../../platform/db.ts';
import type { KfCustomer } from '../api/kf-accounts.ts';
import { kfStates } from '../api/kf-session.ts';
import type { KfCustomerKey } from '../api/kf-window-store.ts';

export interface KfKnown {
  nickname: string | null;
  sessionState: number;
}

/** A servicer has the customer, or is to take him from the pool: WeCom lets only him speak. */
export const withStaff: ReadonlySet<number> = new Set([kfStates.human, kfStates.pool]);

/** What is known of these customers of an account, by external_userid. */
export async function readKnown(tx: Tx, openKfid: string, ids: readonly string[]): Promise<Map<string, KfKnown>> {
  const rows = await tx.wecomKfCustomer.findMany({
    where: { openKfid, externalUserid: { in: [...ids] } },
    select: { externalUserid: true, nickname: true, sessionState: true },
  });
  return new Map(rows.map(({ externalUserid, ...known }) => [externalUserid, known]));
}

export async function noteCustomer(tx: Tx, openKfid: string, customer: KfCustomer): Promise<void> {
  const { externalUserid, nickname, unionid, sceneParam } = customer;
  await upsert(
    tx,
    { openKfid, externalUserid },
    {
      nickname,
      ...(unionid && { unionid }),
      ...(sceneParam && { scene: sceneParam }),
    },
  );
}

/** Where the customer came from: what the QR code of a building or a door carries. */
export async function noteScene(tx: Tx, key: KfCustomerKey, scene: string): Promise<void> {
  await upsert(tx, key, { scene });
}

/** Who talks with the customer. After a servicer ended it, the customer's next word begins anew. */
export async function noteSession(tx: Tx, key: KfCustomerKey, state: number, servicer: string): Promise<void> {
  await upsert(tx, key, { sessionState: state, servicer: state === kfStates.human ? servicer : null });
}

/** The code of a change of session says one message within 48 hours (WeCom, kf/service_state/trans). */
const codeMs = 48 * 3_600_000;

export interface HandedOver {
  state: number;
  servicer: string | null;
  /** says one message while the state lasts; '' where WeCom gave none */
  code: string;
}

/** We gave the customer to a servicer, or to the pool. */
export async function noteHandedOver(tx: Tx, key: KfCustomerKey, handed: HandedOver, now: Date): Promise<void> {
  const { state, servicer, code } = handed;
  const facts = { sessionState: state, servicer, eventCode: code, eventCodeUntil: new Date(now.getTime() + codeMs) };
  await upsert(tx, key, facts);
}

/** The code of a customer whom we gave away and who has not been given back since. */
export async function readHandedOver(tx: Tx, key: KfCustomerKey, now: Date): Promise<string | undefined> {
  const row = await tx.wecomKfCustomer.findFirst({
    where: { ...key, sessionState: { in: [kfStates.pool, kfStates.human] }, eventCodeUntil: { gt: now } },
    select: { eventCode: true },
  });
  return row?.eventCode ?? undefined;
}

async function upsert(tx: Tx, key: KfCustomerKey, facts: Prisma.WecomKfCustomerUpdateManyMutationInput): Promise<void> {
  await tx.wecomKfCustomer.upsert({
    where: { openKfid_externalUserid: { ...key } },
    create: { ...key, ...(facts as Prisma.WecomKfCustomerCreateInput) },
    update: facts,
  });
}
