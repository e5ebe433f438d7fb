import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock.ts';
import { describeMeaning } from '../understanding/describe.ts';
import { loadUnderstanding } from '../understanding/load.ts';
import { splitMatters } from '../understanding/matters.ts';

const help = `usage: npm run understand -- [--now ISO] [--zone ZONE]
Reads lines of text, or JSON lines with a "text" field, from standard input and prints what each means as a JSON line:
text, intent, confidence, category, urgent, emergency, entities, and the parts of a message with several matters.
  --now ISO    the moment the text is read at (default: now)
  --zone ZONE  time zone of the community (default: Asia/Shanghai)`;

/** Takes a line as text, or the \`text\` of a JSON object. */
function textOf(line: string): string {
  if (!line.startsWith('{')) return line;
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return line; // people may begin a message with a brace
  }
  const text = typeof row === 'object' && row !== null && 'text' in row ? row.text : undefined;
  if (typeof text !== 'string') throw new Error('a JSON line needs a "text" field');
  return text;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      now: { type: 'string' },
      zone: { type: 'string', default: 'Asia/Shanghai' },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const now = values.now ? new Date(values.now) : systemClock.now();
  if (Number.isNaN(now.getTime())) throw new Error(`--now: ${values.now} is not a date`);
  const { understand } = await loadUnderstanding();
  const read = (text: string) => understand(text, { now, zone: values.zone });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const text = textOf(line);
    const whole = read(text);
    const parts = whole.emergency ? [] : splitMatters(text, read, false);
    const description = describeMeaning(whole, parts.length > 1 ? parts.map((part) => read(part.text)) : [whole]);
    process.stdout.write(`${JSON.stringify(description)}\n`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
