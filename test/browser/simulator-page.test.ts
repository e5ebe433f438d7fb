import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInChromium, launchChromium } from '../support/chromium.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { createSimulatorFake, type SimulatorFake } from '../support/simulator-fake.ts';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describeInChromium('the simulator page', () => {
  let database: TestDatabase;
  let browser: Browser;
  let fake: SimulatorFake;
  let address: string;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    database = await openDatabase();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await database.close();
  });
  beforeEach(async () => {
    await database.db.simulatorMessage.deleteMany();
    fake = await createSimulatorFake(database.db);
    address = await fake.app.listen({ host: '127.0.0.1', port: 0 });
    page = await open({ width: 1440, height: 900 });
  });
  afterEach(async () => {
    await page.context().close();
    await fake.app.close();
    expect(complaints).toEqual([]); // no script error, nothing that the content security policy held back
  });

  async function open(viewport: { width: number; height: number }): Promise<Page> {
    complaints = [];
    const context = await browser.newContext({ viewport, locale: 'zh-CN', hasTouch: viewport.width < 760 });
    context.setDefaultTimeout(10_000);
    const opened = await context.newPage();
    opened.on('pageerror', ({ message }) => complaints.push(message));
    opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await opened.goto(`${address}/sim`);
    await opened.locator('body[data-ready]').waitFor();
    return opened;
  }

  const chat = (id: string) => page.locator(`[data-chat="${id}"]`);
  const card = { text: '3栋2单元501 水管爆裂', buttons: [{ id: 'take:1024', label: '接单' }] };

  test('what an owner types is said, and the answer arrives by itself', async () => {
    await chat('direct-li').locator('textarea').fill('厨房水管爆了');
    await chat('direct-li').locator('textarea').press('Enter');
    await chat('direct-li').locator('.msg.own', { hasText: '厨房水管爆了' }).waitFor();
    expect(fake.accepted.map(({ text }) => text)).toEqual(['厨房水管爆了']);

    await fake.says('direct-li', '已登记，工程部马上联系您', 'turn:1:0');
    await chat('direct-li').locator('.msg:not(.own)', { hasText: '已登记' }).waitFor();
  });

  test('a card in the group calls the one it is for, and is taken with a button', async () => {
    await fake.says('eng', { ...card, mentions: [{ id: 'user-zhang', name: '张师傅' }] }, 'card-1');
    expect(await chat('eng').locator('.mention.me').textContent()).toBe('@张师傅');

    await chat('eng').locator('select[name=as]').selectOption('lishifu');
    expect(await chat('eng').locator('.mention.me').count()).toBe(0);
    await chat('eng').getByRole('button', { name: '接单' }).first().click();
    await chat('eng').locator('.pressed', { hasText: '李师傅' }).waitFor();
    expect(fake.accepted[0]).toMatchObject({
      sender: { id: 'user-lishifu' },
      press: { messageId: 'card-1', button: 'take:1024' },
    });
  });

  test('an example word of a technician quotes the last card', async () => {
    await fake.says('eng', card, 'card-1');
    await chat('eng').locator('.msg').waitFor();
    await chat('eng').locator('[data-example="到场"]').click();
    await chat('eng').locator('.msg.own .quoted').waitFor();
    expect(fake.accepted[0]).toMatchObject({ text: '到场', quote: { messageId: 'card-1' } });
  });

  test('a message is quoted by hand', async () => {
    await fake.says('eng', card, 'card-1');
    await fake.says('eng', '别的话', 'note-1');
    await chat('eng').locator('.msg.card').hover();
    await chat('eng').locator('.msg.card .quote-this').click();
    await chat('eng').locator('textarea').fill('完成 换了阀芯');
    await chat('eng').locator('.send').click();
    await chat('eng').locator('.msg.own').waitFor();
    expect(fake.accepted[0]).toMatchObject({ text: '完成 换了阀芯', quote: { messageId: 'card-1' } });
  });

  test('a picture is sent and shown', async () => {
    const file = { name: '漏水.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') };
    await chat('direct-chen').locator('[data-files]').setInputFiles([file]);
    await chat('direct-chen').locator('.attachment img').waitFor();
    await chat('direct-chen').locator('.send').click();
    const picture = chat('direct-chen').locator('.msg.own .picture');
    await picture.waitFor();
    await page.waitForFunction(
      (image) => (image as unknown as { naturalWidth: number }).naturalWidth === 1,
      await picture.elementHandle(),
    );
    expect(fake.accepted[0]?.media).toMatchObject([{ kind: 'image', name: '漏水.png' }]);
  });

  test('an @ offers the members, and calls the one chosen', async () => {
    await chat('eng').locator('textarea').pressSequentially('@李');
    await chat('eng').locator('textarea').press('Enter');
    await chat('eng').locator('textarea').pressSequentially('过来一下');
    await chat('eng').locator('textarea').press('Enter');
    await chat('eng').locator('.msg.own .mention', { hasText: '@李师傅' }).waitFor();
  });

  test('time goes forward in the zone of the community', async () => {
    await page.locator('[data-tomorrow]').click();
    await page.locator('[data-clock-date]', { hasText: '2026年11月25日 周三' }).waitFor();
    expect(await page.locator('[data-clock-time]').textContent()).toMatch(/^08:00:0\d$/);
  });

  test('what nobody looked at counts as unread, on the list and on the window', async () => {
    await fake.says('service', '新投诉', 'note-1');
    await fake.says('service', '请尽快回复', 'note-2');
    const badge = chat('service').locator('[data-unread]', { hasText: '2' });
    await badge.waitFor();
    await page.locator('[data-entry="service"] [data-unread]', { hasText: '2' }).waitFor();

    await chat('service').hover();
    await badge.waitFor({ state: 'hidden' });
  });

  test('windows are put away and fetched back, and stay so', async () => {
    await page.locator('[data-entry="direct-zhou"]').click();
    await page.locator('[data-entry="direct-hu"]').click();
    await page.reload();
    expect(await chat('direct-zhou').isVisible()).toBe(false);
    expect(await chat('direct-hu').isVisible()).toBe(true);
  });

  test('a refusal is told and the words are kept', async () => {
    fake.onAccept = async () => {
      throw new Error('the database is away');
    };
    await chat('direct-li').locator('textarea').fill('在吗');
    await chat('direct-li').locator('textarea').press('Enter');
    await page.locator('.toast', { hasText: '没有发出去' }).waitFor();
    expect(await chat('direct-li').locator('textarea').inputValue()).toBe('在吗');
    complaints = complaints.filter((text) => !text.includes('500'));
  });

  test('a phone shows one chat at a time', async () => {
    await page.context().close();
    page = await open({ width: 390, height: 844 });
    expect(await chat('eng').isVisible()).toBe(false);
    await page.locator('[data-entry="eng"]').tap();
    expect(await chat('eng').isVisible()).toBe(true);
    await chat('eng').locator('textarea').fill('在');
    await chat('eng').locator('.send').tap();
    await chat('eng').locator('.msg.own').waitFor();

    await chat('eng').locator('[data-back]').tap();
    await page.locator('[data-entry="direct-li"]').tap();
    expect([await chat('eng').isVisible(), await chat('direct-li').isVisible()]).toEqual([false, true]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBe(0);
  });
});
