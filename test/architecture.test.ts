import { describe, expect, test } from '@jest/globals';
import { readSources } from './support/sources.ts';

// docs/decisions/0001: who may import whom, which doors lead outside, and how large a file may grow.

const sources = readSources();

/** What a folder of `src` may import besides itself. Files at the root of `src` and in `cli` join everything. */
const mayImport: Record<string, readonly string[]> = {
  platform: [],
  messages: ['platform'],
  understanding: ['platform'],
  domain: ['messages', 'platform'],
  dialogue: ['understanding', 'domain', 'messages', 'platform'],
  channels: ['messages', 'platform'],
  console: ['domain', 'messages', 'platform'],
};

/** Inside `domain` a folder imports only from rows above its own, so no circle can form. */
const domainRows: readonly (readonly string[])[] = [
  ['answers', 'communities'],
  ['owners', 'roster', 'tickets'],
  ['directory', 'dispatch', 'setup'],
  ['greetings', 'hazards', 'surveys'],
  ['escalation', 'weather'],
  ['broadcasts'],
  ['reports'],
];

/** The files that join the others; nobody but they themselves may import them. */
const roots = ['app', 'main', 'progress', 'schedule', 'simulated-time', 'simulator-cast'];

const folderOf = (path: string): string => {
  const [, folder = '', ...rest] = path.split('/');
  return rest.length === 0 ? '(root)' : folder;
};
const domainOf = (path: string): string | undefined => /^src\/domain\/([^/]+)\//.exec(path)?.[1];
const joinsAll = (path: string): boolean => ['(root)', 'cli'].includes(folderOf(path));
const ours = (imported: string): boolean => imported.startsWith('src/');
const rowOf = (folder: string): number => domainRows.findIndex((row) => row.includes(folder));

function arrows(): { path: string; target: string }[] {
  return sources.flatMap(({ path, imports }) => imports.filter(ours).map((target) => ({ path, target })));
}
const written = ({ path, target }: { path: string; target: string }): string => `${path} -> ${target}`;

describe('the reading of the sources', () => {
  test('finds them: an empty reading would pass everything below', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(arrows().length).toBeGreaterThan(600);
    expect(sources.flatMap(({ expressions }) => expressions)).toContain('newDate()');
  });

  test('knows every folder', () => {
    const folders = new Set(sources.map(({ path }) => folderOf(path)));
    expect([...folders].sort()).toEqual(['(root)', 'cli', ...Object.keys(mayImport)].sort());
    const domains = new Set(sources.flatMap(({ path }) => domainOf(path) ?? []));
    expect([...domains].sort()).toEqual(domainRows.flat().sort());
  });
});

describe('layers', () => {
  test('imports follow the table', () => {
    const strays = arrows().filter(({ path, target }) => {
      const from = folderOf(path);
      return !joinsAll(path) && from !== folderOf(target) && !mayImport[from]?.includes(folderOf(target));
    });
    expect(strays.map(written)).toEqual([]);
  });

  test('inside domain, imports lead to an earlier row', () => {
    const strays = arrows().filter(({ path, target }) => {
      const [from, to] = [domainOf(path), domainOf(target)];
      return from !== undefined && to !== undefined && from !== to && rowOf(to) >= rowOf(from);
    });
    expect(strays.map(written)).toEqual([]);
  });

  test('one channel knows nothing of another', () => {
    const channelOf = (path: string) => /^src\/channels\/([^/]+)/.exec(path)?.[1];
    const strays = arrows().filter(({ path, target }) => {
      const [from, to] = [channelOf(path), channelOf(target)];
      return from !== undefined && to !== undefined && from !== to;
    });
    expect(strays.map(written)).toEqual([]);
  });

  test('the root is what it is said to be, and only it and the commands know everyone', () => {
    const found = sources.filter(({ path }) => folderOf(path) === '(root)').map(({ path }) => path.slice(4, -3));
    expect(found).toEqual(roots);
    expect(arrows().filter(({ path, target }) => joinsAll(target) && !joinsAll(path))).toEqual([]);
  });
});

describe('one door each', () => {
  const inPlatform = (path: string) => path.startsWith('src/platform/');
  const isStore = (path: string) => /(^|\/|-)store\.ts$/.test(path);

  test('Prisma and pg are imported in platform alone', () => {
    const outside = sources.filter(({ path }) => !inPlatform(path));
    const strays = outside.filter(({ imports }) => imports.some((name) => /@prisma\/|generated|^pg$/.test(name)));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  test('the database is asked in store files alone', () => {
    const query =
      /\$(?:queryRaw|executeRaw)(?:Unsafe)?$|^(?:tx|db)\.\w+\.(?:find|create|update|upsert|delete|count|aggregate|groupBy)\w*\(/;
    const askers = sources
      .filter(({ path }) => !inPlatform(path) && !isStore(path))
      .filter(({ expressions }) => expressions.some((text) => query.test(text)));
    // The readiness check asks whether the database answers at all.
    expect(askers.map(({ path }) => path).filter((path) => path !== 'src/app.ts')).toEqual([]);
    const stores = sources.filter(({ path }) => isStore(path));
    expect(stores.filter(({ expressions }) => expressions.some((text) => query.test(text))).length).toBeGreaterThan(15);
  });

  test('the environment is read in the configuration alone', () => {
    const readers = sources.filter(({ expressions }) => expressions.includes('process.env'));
    expect(readers.map(({ path }) => path)).toEqual(['src/platform/config.ts']);
  });

  test('the present moment is asked of the clock alone', () => {
    const now = /^(?:newDate\(\)|Date\.now|Date\(\)|DateTime\.(?:now|local|utc)\(\))$/;
    const readers = sources.filter(({ expressions }) => expressions.some((text) => now.test(text)));
    expect(readers.map(({ path }) => path)).toEqual(['src/platform/clock.ts']);
  });

  test('real time is measured only to wait for machinery, never to decide', () => {
    const readers = sources.filter(({ expressions }) => expressions.some((text) => text.startsWith('performance.')));
    const measurers = ['src/app.ts', 'src/progress.ts', 'src/platform/embedded-postgres.ts'];
    expect(readers.map(({ path }) => path).filter((path) => !measurers.includes(path))).toEqual([]);
  });

  test('each outside library has its door', () => {
    const doors: Record<string, RegExp> = {
      exceljs: /^src\/domain\/owners\/import\//,
      fastify: /^src\/(platform\/http|channels\/|console\/)/,
      'graphile-worker': /^src\/platform\/(jobs|migrations)/,
      'node-cron': /^src\/platform\/cron/,
      pdfkit: /^src\/domain\/hazards\/notice\//,
      pino: /^src\/platform\/log/,
      'embedded-postgres': /^src\/platform\/postgres-/,
      '@node-rs/jieba': /^src\/understanding\//,
      natural: /^src\/understanding\//,
      'chrono-node': /^src\/understanding\//,
    };
    const strays = sources.flatMap(({ path, imports }) =>
      imports
        .filter((name) => {
          const library = Object.keys(doors).find((door) => name === door || name.startsWith(`${door}/`));
          return library !== undefined && !doors[library]?.test(path);
        })
        .map((name) => `${path} -> ${name}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('what people read', () => {
  test('stands in messages and lexicons; a rule holds words at most, never a sentence', () => {
    const holdsWords = (path: string) => /(?:^|\/|-)(?:messages|lexicon)\.ts$|^src\/understanding\//.test(path);
    const isSentence = (text: string) =>
      /\p{Script=Han}{2}[，。！？；：]|(?<![[\p{Script=Han}])\p{Script=Han}{7}/u.test(text);
    const strays = sources
      .filter(({ path }) => !holdsWords(path))
      .flatMap(({ path, texts }) => texts.filter(isSentence).map((text) => `${path}: ${text}`));
    expect(strays).toEqual([]);
    expect(sources.flatMap(({ texts }) => texts).filter(isSentence).length).toBeGreaterThan(100);
  });
});

test('no file is over 300 lines, apart from word lists', () => {
  const long = sources.filter(({ path, lineCount }) => lineCount > 300 && !path.includes('/lexicon/'));
  expect(long.map(({ path, lineCount }) => `${path}: ${lineCount}`)).toEqual([]);
});

test('files are named in kebab-case', () => {
  expect(sources.map(({ path }) => path).filter((path) => !/^[a-z0-9/-]+\.tsx?$/.test(path))).toEqual([]);
});
