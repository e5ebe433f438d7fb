import { expect, test } from '@jest/globals';
import { readWork } from '../../../src/dialogue/commands/read-work.ts';

test.each([
  ['换了阀芯 收费30', '换了阀芯', 3000],
  ['换了阀芯，收费 30.5元', '换了阀芯', 3050],
  ['换阀芯 30块', '换阀芯', 3000],
  ['收费三十五 换锁', '换锁', 3500],
  ['收了30块5 换锁', '换锁', 3050],
  ['疏通 收费：1,200元。', '疏通', 120_000],
  ['换灯管 收费１２', '换灯管', 1200],
  ['清理完毕，免费', '清理完毕', 0],
  ['拧紧接头 没收费', '拧紧接头', 0],
  ['换了3个阀芯', '换了3个阀芯', undefined],
  ['', '', undefined],
])('%s', (said, work, feeCents) => {
  expect(readWork(said)).toEqual({ work, ...(feeCents !== undefined && { feeCents }) });
});
