import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lintTemplate } from '../../src/messages/house-style.ts';
import { allTemplates } from '../../src/messages/template.ts';

// S16, S17, S19, S26: every text that people read keeps to the house style.

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
  .filter((file) => /\btemplates\(\s*'/.test(readFileSync(join('src', file), 'utf8')));

test('templates stand in files of their own, beside their feature', () => {
  expect(sources.filter((file) => !/(^|-)messages\.ts$/.test(file.split('/').at(-1) ?? ''))).toEqual([]);
});

test('every template keeps to the house style', async () => {
  for (const file of sources) await import(`../../src/${file}`);
  const all = allTemplates();
  expect(sources.length).toBeGreaterThan(0);
  expect(all.length).toBeGreaterThanOrEqual(sources.length); // an empty reading must not pass
  expect(all.flatMap(lintTemplate)).toEqual([]);
});
