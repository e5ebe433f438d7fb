import { z } from 'zod';
import { accounts, channelName } from '../../channels/wecom/address.ts';
import type { Company } from '../../channels/wecom/doctor/company.ts';
import { anyAccount } from '../../domain/owners/identity-store.ts';
import type { Tx } from '../../platform/db.ts';

const ways = z.object({ webhook: z.string(), appchat: z.string(), bot: z.string() }).partial().catch({});

/** What the communities say about WeCom in their set-up files. Those that do not use it are left out. */
export async function readCompany(tx: Tx): Promise<Company> {
  const communities = await tx.community.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } });
  const companies: Company[] = [];
  for (const community of communities) {
    const found = await readCommunity(tx, community);
    if (found.kfAccounts.length > 0 || found.groups.some(hasWay) || found.staff.some(({ userid }) => userid)) {
      companies.push(found);
    }
  }
  return {
    staff: companies.flatMap(({ staff }) => staff),
    groups: companies.flatMap(({ groups }) => groups),
    kfAccounts: companies.flatMap(({ kfAccounts }) => kfAccounts),
  };
}

async function readCommunity(tx: Tx, { id: communityId, name: community }: { id: string; name: string }) {
  const orderBy = { key: 'asc' } as const;
  const staff = await tx.staff.findMany({
    where: { communityId, active: true },
    select: {
      name: true,
      identities: { where: { channel: channelName, account: anyAccount }, select: { externalId: true } },
    },
    orderBy,
  });
  const groups = await tx.staffGroup.findMany({ where: { communityId }, orderBy });
  const others = Object.values(accounts);
  const kf = await tx.channelAccount.findMany({
    where: { communityId, channel: channelName, account: { notIn: others } },
    select: { account: true },
    orderBy: { account: 'asc' },
  });
  return {
    staff: staff.map(({ name, identities: [identity] }) => ({
      ...{ name, community },
      ...(identity && { userid: identity.externalId }),
    })),
    groups: groups.map(({ name, addresses }) => ({ name, community, ...waysIn(addresses) })),
    kfAccounts: kf.map(({ account }) => ({ openKfid: account, community })),
  };
}

const waysIn = (addresses: unknown) =>
  ways.parse(z.record(z.string(), z.unknown()).catch({}).parse(addresses)[channelName] ?? {});

const hasWay = ({ webhook, appchat, bot }: Company['groups'][number]): boolean => Boolean(webhook ?? appchat ?? bot);
