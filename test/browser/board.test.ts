import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { boardRoutes } from '../../src/console/board/routes.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { buildHttp } from '../../src/platform/http.ts';
import { describeInChromium, launchChromium } from '../support/chromium.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { quietLog } from '../support/messages.ts';

describeInChromium('the board in a browser', () => {
  let database: TestDatabase;
  let browser: Browser;
  let http: FastifyInstance;
  let address: string;

  beforeAll(async () => {
    database = await openDatabase();
    await database.db.community.create({ data: { id: 'park', name: '公园里', hotline: '021-5555' } });
    http = await buildHttp({ log: quietLog, ready: async () => ({}) });
    await http.register(boardRoutes({ db: database.db, clock: systemClock }));
    address = await http.listen({ host: '127.0.0.1', port: 0 });
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await http.close();
    await database.close();
  });

  async function publish(text: string): Promise<void> {
    const chat = { channel: 'fake', account: 'a', chat: text, kind: 'direct' as const };
    const { id } = await database.db.conversation.create({ data: chat });
    const number = (await database.db.broadcast.count()) + 1;
    const now = new Date();
    const facts = { communityId: 'park', number, text, audience: { everybody: true }, state: 'done' as const };
    const moments = { createdAt: now, sendAt: now };
    await database.db.broadcast.create({ data: { ...facts, ...moments, createdBy: id, conversationId: id } });
  }

  test('shows what is new by itself, and keeps what it has while the network is gone', async () => {
    const complaints: string[] = [];
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.clock.install();
    await publish('明天停水');
    await page.goto(`${address}/board/park`);
    await page.locator('body[data-ready]').waitFor();
    await publish('后天停电');
    await page.clock.runFor(31_000);
    await page.getByText('后天停电').waitFor();

    await context.setOffline(true);
    await page.clock.runFor(31_000);
    await page.locator('[data-offline]').waitFor({ state: 'visible' });
    expect(await page.getByText('后天停电').isVisible()).toBe(true);
    await context.setOffline(false);
    await page.clock.runFor(31_000);
    await page.locator('[data-offline]').waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);
});
