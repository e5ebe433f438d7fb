import type { Prisma, Tx } from '../../../platform/db.ts';
import type { KfCustomer } from '../api/kf-accounts.ts';
import { kfStates } from '../api/kf-session.ts';
import type { KfCustomerKey } from '../api/kf-window-store.ts';

export interface KfKnown {
  nickname: string | null;
  sessionState: number;
}

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

async function upsert(tx: Tx, key: KfCustomerKey, facts: Prisma.WecomKfCustomerUpdateManyMutationInput): Promise<void> {
  await tx.wecomKfCustomer.upsert({
    where: { openKfid_externalUserid: { ...key } },
    create: { ...key, ...(facts as Prisma.WecomKfCustomerCreateInput) },
    update: facts,
  });
}
