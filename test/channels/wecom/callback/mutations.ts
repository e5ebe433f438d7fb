import fc from 'fast-check';

export interface Mutation {
  kind: 'replace' | 'insert' | 'cut' | 'double' | 'truncate' | 'become';
  at: number;
  length: number;
  text: string;
}

const telling = [
  '',
  ' ',
  '\n',
  '\0',
  '+',
  '=',
  '==',
  '/',
  '-',
  '%',
  '&',
  '<',
  '>',
  '"',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE a>',
  '�',
  '0',
  'A',
  'é',
];

/** One change to a text, anywhere. */
export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('replace', 'insert', 'cut', 'double', 'truncate', 'become'),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 40 }),
  text: fc.oneof(
    fc.constantFrom(...telling),
    fc.string({ maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.base64String({ maxLength: 48 }),
  ),
});

export function mutate(text: string, { kind, at, length, text: other }: Mutation): string {
  const start = at % (text.length + 1);
  const [before, inside, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  switch (kind) {
    case 'replace':
      return before + other + text.slice(start + 1);
    case 'insert':
      return before + other + inside + after;
    case 'cut':
      return before + after;
    case 'double':
      return before + inside + inside + after;
    case 'truncate':
      return before;
    case 'become':
      return other;
  }
}
