import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createWecomClient } from '../../../../src/channels/wecom/api/client.ts';
import { downloadMedia, mediaLimits, type Upload, uploadMedia } from '../../../../src/channels/wecom/api/media.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, files, KF, startWecom, type Wecom } from '../../../support/wecom-client.ts';

let database: TestDatabase;
let wecom: Wecom;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  wecom = await startWecom(database.db);
});
afterEach(() => wecom.server.close());

/** What stands at WeCom's address of a file, instead of the platform's own answer. */
async function serve(body: Buffer | string, headers: Record<string, string>, use: (base: string) => Promise<void>) {
  await downloadMedia(wecom.client, 'nothing').catch(() => {}); // the token is fetched
  const http = createServer((_, response) => response.writeHead(200, headers).end(body)).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  try {
    await use(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  } finally {
    http.closeAllConnections();
    http.close();
  }
}
const from = (base: string, maxBytes?: number) =>
  downloadMedia(createWecomClient({ ...wecom.options, base }), 'm', maxBytes);

test('what was uploaded is what is downloaded, with its name', async () => {
  const mediaId = await uploadMedia(wecom.client, { kind: 'file', name: '维修单 3栋.jpg', bytes: files.jpeg });

  expect(await downloadMedia(wecom.client, mediaId)).toEqual({
    bytes: files.jpeg,
    mime: 'image/jpeg',
    name: '维修单 3栋.jpg',
  });
});

test('a picture that a customer sent is downloaded', async () => {
  wecom.server.customer(KF, 'wm-wang').sendsImage(files.jpeg);
  const [mediaId = ''] = wecom.server.corp.media.keys();

  expect(await downloadMedia(wecom.client, mediaId)).toMatchObject({ mime: 'image/jpeg', name: '照片.jpg' });
});

test('voice and video are taken', async () => {
  await uploadMedia(wecom.client, { kind: 'voice', name: 'a.amr', bytes: files.amr });
  await uploadMedia(wecom.client, { kind: 'video', name: 'a.mp4', bytes: files.mp4 });

  expect(answersOn(wecom, 'media/upload')).toEqual([0, 0]);
});

test('an upload whose answer was lost is repeated', async () => {
  wecom.server.faults.next('late', 1, 'media/upload');
  await uploadMedia(wecom.client, { kind: 'image', name: 'a.jpg', bytes: files.jpeg });

  expect(answersOn(wecom, 'media/upload')).toEqual([0, 0]);
});

test('an id that has ended is told', async () => {
  const mediaId = await uploadMedia(wecom.client, { kind: 'image', name: 'a.jpg', bytes: files.jpeg });
  wecom.pass(3 * 86_400 + 1);

  await expect(downloadMedia(wecom.client, mediaId)).rejects.toMatchObject({ action: 'media', code: 40007 });
});

test('a stale token is renewed for a download, too', async () => {
  const mediaId = await uploadMedia(wecom.client, { kind: 'image', name: 'a.jpg', bytes: files.jpeg });
  wecom.server.voidTokens();

  expect(await downloadMedia(wecom.client, mediaId)).toMatchObject({ name: 'a.jpg' });
});

test('a file that is larger than allowed is not read', async () => {
  const mediaId = await uploadMedia(wecom.client, { kind: 'image', name: 'a.jpg', bytes: files.jpeg });

  await expect(downloadMedia(wecom.client, mediaId, 10)).rejects.toMatchObject({ action: 'bug', text: 'tooLarge' });
});

test('a file that hides its size is not read to its end', async () => {
  const headers = { 'content-type': 'image/jpeg', 'content-disposition': 'attachment', 'transfer-encoding': 'chunked' };
  await serve(Buffer.alloc(100_000), headers, async (base) => {
    await expect(from(base, 50_000)).rejects.toMatchObject({ action: 'bug', text: 'tooLarge' });
  });
});

test('a JSON file is a file, not an error', async () => {
  const headers = { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="a.json"' };
  await serve('{"errcode":40007}', headers, async (base) => {
    expect((await from(base)).bytes.toString()).toBe('{"errcode":40007}');
  });
});

test('an error that calls itself text is an error', async () => {
  await serve('{"errcode":40007,"errmsg":"invalid media_id"}', { 'content-type': 'text/plain' }, async (base) => {
    await expect(from(base)).rejects.toMatchObject({ code: 40007 });
  });
});

test.each([
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\\\a.jpg"', 'a.jpg'],
  ['attachment; filename="x.jpg"; filename*=utf-8\'\'%E5%9B%BE.jpg', '图.jpg'],
  ["attachment; filename*=utf-8''%E5%9", '%E5%9'],
  ['attachment; filename=plain.jpg', 'plain.jpg'],
  ['attachment', ''],
])('%s names the file without folders', async (disposition, name) => {
  await serve(files.jpeg, { 'content-type': 'image/jpeg', 'content-disposition': disposition }, async (base) => {
    expect((await from(base)).name).toBe(name);
  });
});

test.each<[string, Upload]>([
  ['a file of five bytes', { kind: 'file', name: 'a', bytes: Buffer.alloc(5) }],
  ['a picture over 10 MiB', { kind: 'image', name: 'a.jpg', bytes: Buffer.alloc(mediaLimits.image.maxBytes + 1) }],
  ['a voice over 2 MiB', { kind: 'voice', name: 'a.amr', bytes: Buffer.alloc(mediaLimits.voice.maxBytes + 1) }],
  ['a picture that is none', { kind: 'image', name: 'a.jpg', bytes: files.mp4 }],
  ['a voice that is none', { kind: 'voice', name: 'a.amr', bytes: files.jpeg }],
])('%s is refused before it is sent', async (_, upload) => {
  await expect(uploadMedia(wecom.client, upload)).rejects.toMatchObject({ action: 'bug', text: 'refusedMedia' });
  expect(answersOn(wecom, 'media/upload')).toEqual([]);
});
