import { chatOf } from '../support/town.ts';
import { startWecomServer, type WecomServer } from '../support/wecom-server.ts';

const agentId = 1000002;
const secret = 'made-up-secret';
const openKfid = 'jinxiu';
const token = 'AppToken1';
const aesKey = 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY';

/** What is written, by turns: reports, questions, small talk. */
const lines = ['厨房水管爆了，水都流到客厅了', '你好', '物业几点下班', '我要投诉，小区里垃圾没人收，太臭了', '谢谢'];

/** A company on loopback with so many members and as many customers, each of whom writes once. */
export interface Company {
  server: WecomServer;
  /** The variables of a Guanjia that serves it. */
  variables: Record<string, string>;
  /** From now on it calls Guanjia at this address. */
  connect(base: string): void;
  /**
   * The nth word, of somebody who did not write before: by turns of a member in the app, and of a customer, of whom only the
   * doorbell is called in.
   */
  write(nth: number): void;
  /** Those whose phones show the same words twice. */
  heardTwice(): number;
}

export async function openCompany(writers: number): Promise<Company> {
  const numbers = Array.from({ length: Math.ceil(writers / 2) }, (_, number) => number);
  const server = await startWecomServer({
    now: () => new Date(),
    apps: [{ agentId, secret }],
    members: numbers.map((number) => ({ userid: `member-${number}` })),
    kfAccounts: [{ openKfid }],
    customers: numbers.map((number) => ({ externalUserid: chatOf(number) })),
  });
  return {
    server,
    variables: {
      WECOM_API_BASE: server.base,
      WECOM_CORP_ID: server.corp.corpid,
      WECOM_AGENT_ID: String(agentId),
      WECOM_AGENT_SECRET: secret,
      WECOM_CALLBACK_TOKEN: token,
      WECOM_CALLBACK_AES_KEY: aesKey,
    },
    connect: (base) => server.sendCallbacksTo(agentId, { url: `${base}/wecom/callback/app`, token, aesKey }),
    write(nth) {
      const number = Math.floor(nth / 2);
      const text = lines[number % lines.length] ?? '';
      if (nth % 2 === 0) server.member(agentId, `member-${number}`).says(text);
      else server.customer(openKfid, chatOf(number)).says(text);
    },
    heardTwice() {
      const screens = [...server.corp.screens.values()].map((shown) => shown.map(({ text }) => text));
      return screens.filter((texts) => new Set(texts).size < texts.length).length;
    },
  };
}
