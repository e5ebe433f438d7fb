import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInChromium, launchChromium } from '../support/chromium.ts';
import { Story } from '../support/story.ts';
import { MemberBrowser } from '../support/wecom/browser.ts';

describeInChromium('the member’s page in a browser', () => {
  let world: Story;
  let browser: Browser;

  beforeAll(async () => {
    world = await Story.open('2026-11-24T09:00', 'wecom');
    for (const app of world.wecom.server.corp.apps) app.trustedDomain = '127.0.0.1:3000';
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await world.end();
  });

  test('a ticket is taken with one touch on a phone without scripts, nothing held back by the policy', async () => {
    await world.person('李女士').says('厨房水管爆了，水都流到客厅了，3栋2单元501');
    const client = new MemberBrowser(world.app.http, world.wecom.server.corp, { userid: 'zhang@jx' });
    await client.opens();
    const context = await browser.newContext({
      ...{ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'zh-CN', javaScriptEnabled: false },
    });
    const url = world.page.replace(/sim$/, 'wecom/me');
    await context.addCookies(
      [...client.cookies].map(([name, value]) => ({ name, value: encodeURIComponent(value), url })),
    );
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(url);
    await page.getByRole('button', { name: '接单 1001' }).tap();
    await page.getByText('张师傅已接单', { exact: true }).waitFor();

    expect(await page.getByRole('status').textContent()).toContain('1001');
    expect(await page.getByRole('button').allTextContents()).toEqual(['到场', '完成']);
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);
});
