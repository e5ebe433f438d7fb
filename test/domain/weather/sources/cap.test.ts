import { afterEach, expect, test } from '@jest/globals';
import { capFeed } from '../../../../src/domain/weather/sources/cap.ts';
import { openSource, type SourceServer } from '../source-server.ts';

const place = { lat: null, lon: null, adcode: '330106' };

let server: SourceServer;
afterEach(() => server.close());

const idOf = (adcode: string, at = '20261124061033') => `${adcode}41600000_${at}`;

const rss = (items: readonly { id: string; link: string }[]) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:cap="urn:oasis:names:tc:emergency:cap:1.1"><channel><title>CMA</title>
${items.map(({ id, link }) => `<item><title>x</title><link>${link}</link><guid isPermaLink="false">${id}</guid><cap:event>x</cap:event></item>`).join('\n')}
</channel></rss>`;

const info = (language: string, event: string, headline: string) => `<info><language>${language}</language>
<category>Met</category><event>${event}</event><urgency>Unknown</urgency><severity>Moderate</severity>
<certainty>Unknown</certainty><expires>2026-11-24T18:10:00+08:00</expires><senderName>张三</senderName>
<headline>${headline}</headline><description>阵风9级 &amp; 降温。</description><instruction></instruction>
<area><areaDesc>示例区</areaDesc><geocode><valueName>CPEAS Geographic Code</valueName><value>330106000000</value></geocode></area></info>`;

const cap = (more: { status?: string; type?: string; references?: string; verb?: string } = {}) => {
  const { status = 'Actual', type = 'Alert', references = '', verb = '发布' } = more;
  return `<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>${idOf('330106')}</identifier><sender>示例区_气象台</sender><sent>2026-11-24T06:10:33+08:00</sent>
<status>${status}</status><msgType>${type}</msgType><scope>Public</scope><references>${references}</references>
${info('en-US', 'Gale', 'Gale')}${info('zh-CN', '大风', `示例区气象台${verb}大风黄色预警信号`)}</alert>`;
};

async function look(message: string, items = [idOf('330106')], known: string[] = []) {
  server = await openSource(({ pathname }) => {
    if (pathname !== '/rss.xml') return { body: message };
    return { body: rss(items.map((id) => ({ id, link: `${server.base}/${id}.xml` }))) };
  });
  return capFeed(`${server.base}/rss.xml`).look(place, new Set(known));
}

const fetched = () => server.asked.map(({ url }) => url.pathname).filter((path) => path !== '/rss.xml');

test('a message is read in Chinese, without the name of the forecaster', async () => {
  const found = await look(cap());
  expect(found).toMatchObject({
    ok: true,
    alerts: [
      {
        source: 'cap',
        identifier: idOf('330106'),
        sender: '示例区气象台',
        sentAt: new Date('2026-11-23T22:10:33Z'),
        messageType: 'Alert',
        eventName: '大风',
        color: 'yellow',
        expiresAt: new Date('2026-11-24T10:10:00Z'),
        description: '阵风9级 & 降温。',
        instruction: null,
      },
    ],
  });
  expect(JSON.stringify(found)).not.toContain('张三');
});

test('of the whole country only the district, its city and its province are fetched, and what is known is not', async () => {
  const known = idOf('330106', '20261124010000');
  await look(cap(), [idOf('330106'), known, idOf('330100'), idOf('330000'), idOf('330102'), idOf('110101')], [known]);
  expect(fetched()).toEqual([idOf('330106'), idOf('330100'), idOf('330000')].map((id) => `/${id}.xml`));
});

test('references count by their identifier alone', async () => {
  const earlier = idOf('330106', '20261123200000');
  const references = `示例区_气象台,${earlier},2026-11-24T06:10:33+08:00`;
  expect(await look(cap({ type: 'Update', references }))).toMatchObject({
    alerts: [{ messageType: 'Update', supersedes: [earlier] }],
  });
});

test.each(['Exercise', 'Test', 'Draft'])('%s is no warning', async (status) => {
  expect(await look(cap({ status }))).toEqual({ ok: true, alerts: [] });
});

test('nothing is fetched from elsewhere', async () => {
  server = await openSource(() => ({ body: rss([{ id: idOf('330106'), link: 'http://127.0.0.1:1/x.xml' }]) }));
  expect(await capFeed(`${server.base}/rss.xml`).look(place, new Set())).toEqual({ ok: true, alerts: [] });
});

test.each([
  ['with entities of its own', cap().replace('<alert', '<!DOCTYPE alert [<!ENTITY x "y">]><alert')],
  ['that is no CAP', '<html><body>502</body></html>'],
  ['that is cut off', cap().slice(0, 300)],
])('a message %s is not read', async (_, message) => {
  expect(await look(message)).toMatchObject({ ok: false, failure: { kind: 'odd' } });
});

test('an empty feed is an answer', async () => {
  expect(await look('', [])).toEqual({ ok: true, alerts: [] });
});
