import { deviceNames, faults } from '../lexicon/devices.ts';
import type { Span } from '../meaning.ts';
import { spanOf } from './span.ts';

const alternatives = (words: readonly string[]): RegExp =>
  new RegExp([...words].sort((a, b) => b.length - a.length).join('|'), 'g');
const deviceWords = alternatives(deviceNames);
const faultWords = alternatives(faults);

/** Every device named, in order; the first is the one a ticket shows. */
export function findDevices(text: string, folded: string): Span<string>[] {
  return [...folded.matchAll(deviceWords)].map((match) =>
    spanOf(text, match[0], match.index, match.index + match[0].length),
  );
}

/** What ails it; the first fault after the device, else the first at all. */
export function findFault(text: string, folded: string, device: Span<string> | undefined): Span<string> | undefined {
  const found = [...folded.matchAll(faultWords)];
  const match = found.find((fault) => !device || fault.index >= device.end) ?? found[0];
  return match && spanOf(text, match[0], match.index, match.index + match[0].length);
}
