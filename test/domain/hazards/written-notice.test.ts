import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../src/domain/communities/policy.ts';
import { loadCommunity } from '../../../src/domain/communities/store.ts';
import { writeLetter } from '../../../src/domain/hazards/notice/content.ts';
import { drawLetter } from '../../../src/domain/hazards/notice/draw-letter.ts';
import { type Files, issueNotice } from '../../../src/domain/hazards/notice/issue-notice.ts';
import { insertHazard } from '../../../src/domain/hazards/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { type Db, transaction } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

const now = new Date('2026-11-24T01:00:00Z');
const community = {
  ...{ id: 'yuhu', name: '御湖苑', zone: 'Asia/Shanghai', hotline: '021-55550200', routing: {}, demo: false },
  ...{ policy: defaultPolicy, wording: { 'written-notice.rule': '《御湖苑管理规约》第八条：阳台外沿不得放置物品。' } },
};
const facts = {
  ...{ communityId: 'yuhu', unitId: null, place: '3栋2单元501', severity: 3, position: '阳台外沿' },
  ...{ note: '李女士家的花盆', media: [], foundBy: 'staff:x', foundByName: '钱保安', foundAt: now },
} as const;

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await openDatabase();
  db = database.db;
  await db.community.create({ data: { id: 'yuhu', name: '御湖苑', hotline: '021-55550200' } });
});
afterAll(() => database.close());

const newHazard = () => insertHazard(db, { ...facts, type: 'plants', media: [] });
const deadline = new Date('2026-11-24T12:00:00Z');
const letterOf = async () => {
  const hazard = await newHazard();
  return writeLetter({ hazard, community, number: 3, year: 2026, issuedAt: now, deadline });
};

describe('the letter', () => {
  test('says what, on what ground and by when, in the community’s own rule', async () => {
    const letter = await letterOf();
    expect(letter.serial).toBe('御湖苑整字〔2026〕第0003号');
    expect(letter.rules.at(-1)).toBe('《御湖苑管理规约》第八条：阳台外沿不得放置物品。');
    expect(letter.demands[0]).toContain('2026年11月24日 20:00 前');
    expect(letter.rules.join('')).toContain('第一千二百五十四条');
  });

  test('names nobody, neither who lives there nor who saw it', async () => {
    expect(JSON.stringify(await letterOf())).not.toMatch(/李女士|钱保安/);
  });
});

describe('the PDF', () => {
  test('is one page of less than 300 KB without photos', async () => {
    const bytes = await drawLetter(await letterOf(), []);
    expect(bytes.length).toBeLessThan(300 * 1024);
    expect(bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  });

  test('carries its font in part and a map from its glyphs to characters, so that its text can be selected', async () => {
    const bytes = await drawLetter(await letterOf(), []);
    const text = bytes.toString('latin1');
    expect(text).toMatch(/\/FontFile2/);
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC-Regular/);
    const maps = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
      try {
        return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
      } catch {
        return [];
      }
    });
    // 患 of 安全隐患
    expect(maps.some((map) => map.includes('begincmap') && map.toLowerCase().includes('60a3'))).toBe(true);
  });

  test('is drawn though a picture is of a kind that cannot be printed', async () => {
    const bytes = await drawLetter(await letterOf(), [Buffer.from('RIFF0000WEBP')]);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('numbers', () => {
  const clock = new ManualClock(now);
  const files = (fails = false): Files => ({
    open: async () => undefined,
    save: async (tx, { kind, mime, name, bytes }) => {
      if (fails) throw new Error('the disk is full');
      const data = { kind, mime, name, bytes: bytes.length, sha256: '', createdAt: now };
      return (await tx.media.create({ data })).id;
    },
  });
  const issue = async (kept: Files): Promise<number> => {
    const hazard = await newHazard();
    const by = { id: 'staff:00000000-0000-0000-0000-000000000000' };
    const own = await loadCommunity(db, 'yuhu');
    const notice = await transaction(db, (tx) => issueNotice(tx, { hazard, community: own, by }, kept, clock));
    return notice.number;
  };

  test('those issued at the same moment follow each other, and one that failed leaves no gap', async () => {
    const first = await Promise.all([issue(files()), issue(files()), issue(files())]);
    expect(first.toSorted()).toEqual([1, 2, 3]);
    await expect(issue(files(true))).rejects.toThrow('the disk is full');
    expect(await issue(files())).toBe(4);
  });

  test('a new year begins at 1', async () => {
    clock.set(new Date('2026-12-31T16:00:01Z'));
    expect(await issue(files())).toBe(1);
  });
});
