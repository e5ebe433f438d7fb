import { createWecomClient } from '../../src/channels/wecom/api/client.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import type { CorpOptions } from './wecom/corp.ts';
import { startWecomServer, type WecomServer } from './wecom-server.ts';

/** The app of most tests, and its secret. */
export const AGENT = 1000002;
const SECRET = 'secret-of-the-service-app';
export const KF = 'wkGuanjia';

export interface Wecom {
  server: WecomServer;
  clock: ManualClock;
  client: ReturnType<typeof createWecomClient>;
  /** What every client here is made with: link and clock; attempts follow one another without waiting. */
  options: Parameters<typeof createWecomClient>[0];
  pass(seconds: number): void;
}

/** Long enough for an answer on a machine that is busy, short enough to wait for none. */
const PATIENCE_MS = 1500;

/** A WeCom with two members, two customers and one app, and a client of the app. Tokens of earlier ones are forgotten. */
export async function startWecom(db: Db, corp: Partial<CorpOptions> = {}): Promise<Wecom> {
  const clock = new ManualClock('2026-11-24T02:00:00Z');
  const server = await startWecomServer({
    now: () => clock.now(),
    apps: [{ agentId: AGENT, secret: SECRET, callback: { url: 'http://127.0.0.1:9/', token: 't', aesKey: 'k' } }],
    members: [
      { userid: 'ZhangSan', name: '张师傅' },
      { userid: 'lisi', name: '李主管' },
    ],
    kfAccounts: [{ openKfid: KF, name: '锦绣花园服务中心', servicers: ['lisi'] }],
    customers: [
      { externalUserid: 'wm-wang', nickname: '王女士', unionid: 'union-wang', followedBy: ['lisi'] },
      { externalUserid: 'wm-zhao', nickname: '赵先生', followedBy: ['lisi', 'ZhangSan'] },
    ],
    ...corp,
  });
  await db.wecomToken.deleteMany();
  const { base } = server;
  const link = { base, timeoutMs: PATIENCE_MS, random: () => 0.5, wait: async () => {} };
  const options = { ...link, corpid: server.corp.corpid, secret: SECRET, db, clock };
  return {
    ...{ server, clock, options, client: createWecomClient(options) },
    pass: (seconds) => clock.set(new Date(clock.now().getTime() + seconds * 1000)),
  };
}

/** The smallest files that pass for what they are. */
export const files = {
  jpeg: Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), Buffer.alloc(64)]),
  amr: Buffer.from(`#!AMR\n${'0'.repeat(64)}`),
  mp4: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(64)]),
};

/** How often the API was called on a path, and what it answered. */
export function answersOn({ server }: Wecom, path: string): number[] {
  return server.corp.calls.filter((call) => call.path === path).map(({ errcode }) => errcode);
}
