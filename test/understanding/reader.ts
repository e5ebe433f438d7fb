import { loadUnderstanding } from '../../src/understanding/load.ts';
import type { Meaning } from '../../src/understanding/meaning.ts';

/** Tuesday morning in Shanghai: the moment at which all sentences of these tests are said. */
export const said = { now: new Date('2026-11-24T10:20:00+08:00'), zone: 'Asia/Shanghai' };

/** Reads sentences as the running service does. */
export async function aReader(): Promise<(text: string) => Meaning> {
  const { understand } = await loadUnderstanding({ cacheDir: 'node_modules/.cache/guanjia' });
  return (text) => understand(text, said);
}
