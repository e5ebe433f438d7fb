import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { downloadBotFile } from '../../../../src/channels/wecom/api/bot-file.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { keepBotFile } from '../../../support/wecom/bot-files.ts';
import { files } from '../../../support/wecom-client.ts';
import { startWecomServer, type WecomServer } from '../../../support/wecom-server.ts';

const clock = new ManualClock('2026-11-24T02:00:00Z');
let server: WecomServer;
beforeEach(async () => {
  server = await startWecomServer({ now: () => clock.now() });
});
afterEach(() => server.close());

const options = { timeoutMs: 2_000, maxBytes: 1_000 };
function lay(bytes: Buffer, sealedWith?: Buffer) {
  const { path, key } = keepBotFile(server.corp, bytes, sealedWith);
  return { url: `${server.base}${path}`, key: key.toString('base64') };
}

test.each([1, 31, 32, 33, 64])('a file of %d bytes is opened', async (size) => {
  const bytes = randomBytes(size);
  const { url, key } = lay(bytes);

  expect((await downloadBotFile(url, key, options)).bytes).toEqual(bytes);
});

test('what it is is told by its look', async () => {
  const { url, key } = lay(files.jpeg);

  expect(await downloadBotFile(url, key, options)).toMatchObject({ mime: 'image/jpeg' });
});

test('a key without the = at its end, as EncodingAESKey has none, is the same', async () => {
  const { url, key } = lay(files.jpeg);

  expect((await downloadBotFile(url, key.replace('=', ''), options)).bytes).toEqual(files.jpeg);
});

test('a file is gone after five minutes', async () => {
  const { url, key } = lay(files.jpeg);
  clock.set(new Date(clock.now().getTime() + 301_000));

  await expect(downloadBotFile(url, key, options)).rejects.toMatchObject({ action: 'media' });
});

test('a file too large is not read', async () => {
  const { url, key } = lay(randomBytes(2_000));

  await expect(downloadBotFile(url, key, options)).rejects.toMatchObject({ text: 'tooLarge' });
});

test.each([
  ['another key', Buffer.alloc(32, 7).toString('base64')],
  ['a short key', 'QUJD'],
])('with %s it cannot be opened', async (_, key) => {
  const { url } = lay(files.jpeg, Buffer.alloc(32, 3));
  await expect(downloadBotFile(url, key, options)).rejects.toMatchObject({ action: 'media' });
});

test.each(['data:text/plain,hello', 'file:///etc/passwd', 'nowhere'])('%s is no address of a file', async (url) => {
  await expect(downloadBotFile(url, lay(files.jpeg).key, options)).rejects.toMatchObject({ action: 'media' });
});
