import { expect, test } from '@jest/globals';
import { errorOfCode, explain } from '../../../../src/channels/wecom/api/errors.ts';

test.each([
  ['retry', [-1, 45033, 41063]],
  ['refresh', [40001, 40014, 42001]],
  ['hold', [45009, 41094]],
  ['closed', [95001, 95002, 95018, 95031]],
  ['recipient', [40003, 60111, 46004, 81013, 40096, 84061]],
  ['gone', [93000, 93004, 93008, 86003]],
  ['media', [40007]],
  ['spent', [60140]],
  ['operator', [60020, 48001, 48002, 48006, 48007, 43012, 95003, 43009, 40056, 301002, 50001, 50003, 60011, 60030]],
  ['bug', [41001, 40058, 40063, 40035, 82001]],
] as const)('what to do is %s', (action, codes) => {
  expect(codes.map((code) => errorOfCode('message/send', code).action)).toEqual(codes.map(() => action));
});

test('a wrong secret is not renewed as if a token were stale', () => {
  expect(errorOfCode('gettoken', 40001)).toMatchObject({ action: 'operator', text: 'wrongSecret' });
});

test('a code that nobody listed is a bug, told with its number', () => {
  const error = errorOfCode('kf/send_msg', 12345);

  expect(error.action).toBe('bug');
  expect(explain(error)).toBe('企业微信返回了未收录的错误，请联系开发人员（企业微信接口 kf/send_msg，错误码 12345）');
});

test('what WeCom adds is quoted without secrets and not at length', () => {
  const { message } = errorOfCode('user/get', 40013, `see /x?access_token=abc&corpsecret=def ${'.'.repeat(900)}`);

  expect(message).toContain('access_token=***&corpsecret=***');
  expect(message.length).toBeLessThan(350);
});
