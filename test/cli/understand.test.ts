import { expect, jest, test } from '@jest/globals';
import { runCommandLine } from '../support/run-command-line.ts';

jest.setTimeout(120_000); // each run of a command starts a process

const moment = ['--now', '2026-11-24T10:20:00+08:00'];
async function understand(...lines: string[]): Promise<Record<string, unknown>[]> {
  const { out } = await runCommandLine('src/cli/understand.ts', moment, { input: lines.join('\n') });
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a repair with its category, and every entity with the words it came from', async () => {
  const [read] = await understand('3栋2单元501厨房水管爆了，明天下午3点到5点在家，电话13800000001');
  expect(read).toMatchObject({
    intent: 'repair',
    confidence: expect.any(Number),
    category: 'plumbing',
    urgent: true,
    emergency: null,
    entities: {
      address: { building: '3', unit: '2', floor: null, room: '501', text: '3栋2单元501' },
      time: { from: '2026-11-25T07:00:00.000Z', to: '2026-11-25T09:00:00.000Z', text: '明天下午3点到5点' },
      phone: '13800000001',
    },
  });
});

test('an emergency with its kind, which stays whole', async () => {
  const [read] = await understand('3栋着火了，另外物业费怎么交');
  expect(read).toMatchObject({ intent: 'emergency', category: 'fire', urgent: true, emergency: 'fire' });
  expect(read?.parts).toHaveLength(1);
});

test('the matters of a message one by one', async () => {
  const [read] = await understand('厨房水管漏水了，另外物业费怎么交');
  expect(read?.parts).toEqual([
    {
      text: '厨房水管漏水了',
      intent: 'repair',
      confidence: expect.any(Number),
      category: 'plumbing',
      urgent: expect.any(Boolean),
    },
    { text: '另外物业费怎么交', intent: 'fee_inquiry', confidence: expect.any(Number), category: null, urgent: false },
  ]);
});

test('of several rooms the first stands alone and all of them in the plural', async () => {
  const [read] = await understand('3栋2单元501和3栋2单元601的灯都不亮');
  expect(read?.entities).toMatchObject({
    address: { room: '501' },
    addresses: [{ room: '501' }, { room: '601' }],
  });
});

test('one line for each line, text or JSON, in order', async () => {
  const read = await understand('谢谢', '{"text":"转人工"}');
  expect(read.map(({ text, intent, entities }) => [text, intent, entities])).toEqual([
    ['谢谢', 'thanks', {}],
    ['转人工', 'human_handoff', {}],
  ]);
});
