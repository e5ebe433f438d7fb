import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { describePuppets, puppetTable } from '../../../src/channels/wechaty/puppets.ts';

/** The formatter pads tables. */
const bare = (text: string) => text.replace(/ {2,}/g, ' ').replace(/\|\s*-+\s*(?=\|)/g, '| --- ');

test('the table of puppets in the documentation is the one of the code', () => {
  expect(bare(readFileSync('docs/wechaty.zh-CN.md', 'utf8'))).toContain(puppetTable());
});

test('the start names what was chosen, and each puppet with its risk', () => {
  const said = describePuppets('wechaty-puppet-service');
  const rows = puppetTable().split('\n').slice(2);
  expect(said).toContain('微信通道使用 wechaty-puppet-service');
  expect(said.match(/封号：.+/g)).toHaveLength(rows.length);
});
