import { expect, test } from '@jest/globals';
import { createLog, type Log } from '../../src/platform/log.ts';

function record(): { log: Log; text: () => string } {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  return { log, text: () => lines.join('') };
}

const secrets = ['13800005678', '11010519491231002X', '王小明', 'hunter2', '水管爆了'];

test.each<[string, (log: Log) => void]>([
  ['keys', (log) => log.info({ phone: '13800005678', name: '王小明', password: 'hunter2', text: '水管爆了' }, 'x')],
  [
    'keys in other writing',
    (log) => log.info({ reporter_phone: '1', 'Display-Name': '王小明', DATABASE_URL: 'hunter2' }, 'x'),
  ],
  [
    'keys deep inside',
    (log) => log.info({ a: [{ b: { sender: { senderName: '王小明' }, content: { text: '水管爆了' } } }] }, 'x'),
  ],
  ['strings under innocent keys', (log) => log.info({ note: 'ring 13800005678', ids: ['11010519491231002X'] }, 'x')],
  ['the message', (log) => log.warn('no answer from 13800005678')],
  ['the message with an object', (log) => log.warn({ a: 1 }, 'no answer from 13800005678')],
  ['arguments of the message', (log) => log.warn('no answer from %s', '13800005678')],
  ['an error', (log) => log.error(new Error('cannot reach 13800005678'))],
  ['an error as err', (log) => log.error({ err: new Error('cannot reach 13800005678') }, 'x')],
  ['an error under another key', (log) => log.error({ reason: new Error('cannot reach 13800005678') }, 'x')],
  ['the cause of an error', (log) => log.error({ err: new Error('x', { cause: new Error('13800005678') }) }, 'x')],
  ['fields of an error', (log) => log.error({ err: Object.assign(new Error('x'), { phone: '13800005678' }) }, 'x')],
  ['a connection string', (log) => log.error('postgresql://u:hunter2@h:5432/db refused')],
  ['a web address', (log) => log.error('GET https://x.example/cgi?access_token=hunter2&a=1 failed')],
  ['the fields of a child', (log) => log.child({ phone: '13800005678', note: '13800005678' }).info('x')],
])('nothing personal or secret is written: %s', (_where, write) => {
  const { log, text } = record();
  write(log);
  expect(text()).not.toBe('');
  for (const secret of secrets) expect(text()).not.toContain(secret);
});

test('what is left can be read', () => {
  const { log, text } = record();
  log.error({ ticket: 1024, err: new TypeError('no answer from 13800005678') }, 'page failed');
  expect(JSON.parse(text())).toMatchObject({
    level: 'error',
    ticket: 1024,
    err: { type: 'TypeError', message: 'no answer from 138****5678', stack: expect.stringContaining('log.test') },
    msg: 'page failed',
  });
});

test('a line below the level is not written', () => {
  const lines: string[] = [];
  createLog('warn', { write: (line) => void lines.push(line) }).info('x');
  expect(lines).toEqual([]);
});
