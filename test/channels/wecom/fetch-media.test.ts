import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { WecomError } from '../../../src/channels/wecom/api/errors.ts';
import { createFetchMedia } from '../../../src/channels/wecom/fetch-media.ts';
import type { IncomingMessage } from '../../../src/messages/contract.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { anIncoming, quietLog } from '../../support/messages.ts';
import { keepBotFile } from '../../support/wecom/bot-files.ts';
import { files, startWecom, type Wecom } from '../../support/wecom-client.ts';

const botAesKey = 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY';
let database: TestDatabase;
let wecom: Wecom;
let accepted: IncomingMessage[];
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  wecom = await startWecom(database.db);
  accepted = [];
});
afterEach(() => wecom.server.close());

/** The job as it is kept: times are text. */
const fetchAll = (media: object[]) => {
  const { clock, client: caller } = wecom;
  const accept = async (message: IncomingMessage) => ({ fresh: true, seq: String(accepted.push(message)) });
  const fetchMedia = createFetchMedia({ clock, log: quietLog, caller, accept, botAesKey, timeoutMs: 2_000 });
  const message = anIncoming({ id: 'm1', text: '灯坏了', at: wecom.clock.now() });
  return fetchMedia(JSON.parse(JSON.stringify({ message, media })));
};
const picture = (key?: Buffer) => {
  const { path, key: aesKey } = keepBotFile(wecom.server.corp, files.jpeg, key);
  return { kind: 'image', url: `${wecom.server.base}${path}`, ...(!key && { aesKey: aesKey.toString('base64') }) };
};

test('a picture that came by the connection has its own key', async () => {
  await fetchAll([picture()]);

  expect(accepted).toMatchObject([
    { text: '灯坏了', media: [{ kind: 'image', mime: 'image/jpeg', bytes: files.jpeg }] },
  ]);
});

test('a picture that came by the callback has the key of the bot', async () => {
  await fetchAll([picture(Buffer.from(botAesKey, 'base64'))]);

  expect(accepted).toMatchObject([{ media: [{ bytes: files.jpeg }] }]);
});

test('a picture that is gone is named in the text, and the words are kept', async () => {
  const gone = picture();
  wecom.pass(240);
  const there = picture();
  wecom.pass(120);
  await fetchAll([gone, there]);

  expect(accepted).toMatchObject([
    { text: expect.stringMatching(/灯坏了\n.*图片.*没能取到/), media: [{ kind: 'image' }] },
  ]);
});

test('a place that cannot be reached is tried again, within the five minutes of an address', async () => {
  const nowhere = { kind: 'image', url: 'http://127.0.0.1:9/', aesKey: botAesKey };

  await expect(fetchAll([nowhere])).rejects.toBeInstanceOf(WecomError);
  expect(accepted).toEqual([]);
});
