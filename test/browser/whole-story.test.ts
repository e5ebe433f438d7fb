import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInChromium, launchChromium } from '../support/chromium.ts';
import { Story } from '../support/story.ts';

describeInChromium('the main job, played on the page', () => {
  let browser: Browser;
  let world: Story;
  beforeAll(async () => {
    browser = await launchChromium();
    world = await Story.open();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await world.end();
  });

  const chatOf = (page: Page, title: string) =>
    page
      .locator('[data-chat]')
      .filter({ has: page.locator('header', { hasText: title }) })
      .first();

  async function type(page: Page, title: string, text: string): Promise<void> {
    const box = chatOf(page, title).locator('textarea');
    await box.fill(text);
    await box.press('Enter');
    await chatOf(page, title).locator('.msg.own', { hasText: text }).waitFor();
    await world.settle();
  }

  test('an owner types, the group is called, a technician takes and finishes, the owner signs and rates', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    page.setDefaultTimeout(15_000);
    await page.goto(world.page);
    await page.locator('body[data-ready]').waitFor();
    const owner = chatOf(page, '李女士');
    const group = chatOf(page, '工程部值班群');

    await type(page, '李女士', '厨房水管爆了，水都流到客厅了，3栋2单元501');
    await owner.locator('.msg:not(.own)', { hasText: '已为您登记急修' }).waitFor();
    await group.locator('.msg', { hasText: '急修 · 水管' }).waitFor();

    await group.locator('select[name=as]').selectOption({ label: '张师傅' });
    await group.locator('.msg').getByRole('button', { name: '接单' }).first().click();
    await group.locator('.pressed', { hasText: '张师傅' }).waitFor();
    await world.settle();
    await owner.locator('.msg:not(.own)', { hasText: '张师傅已接单' }).waitFor();

    await type(page, '工程部值班群', '完成 1001 换了阀芯 收费30');
    await owner.locator('.msg').getByRole('button', { name: '已修好' }).click();
    await owner.locator('.pressed').first().waitFor();
    await world.settle();
    await owner.locator('.msg').getByRole('button', { name: '5分' }).click();
    await owner.locator('.msg:not(.own)', { hasText: '5 分' }).waitFor();
    expect((await world.ticket(1001)).ratings).toMatchObject([{ score: 5 }]);
  }, 90_000);
});
