import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock.ts';
import { headlineOf } from '../understanding/headline.ts';
import { readLabelled } from '../understanding/labelled.ts';
import { loadUnderstanding } from '../understanding/load.ts';
import { readRows } from '../understanding/read-rows.ts';
import { type Detection, type Score, score } from '../understanding/score.ts';

const help = `usage: npm run eval -- FILE.jsonl [--json] [--keep SCORES.json]
Scores how the sentences of a labelled file are understood: one JSON object a line with "text", "gold_intent" and, where
known, "gold_category", "urgent" and "alt" (a list of {"intent","category"} that are right too).
Lines that are none are named and left out; then it ends with 1.
  --json              the scores as one JSON object
  --keep SCORES.json  writes the main figures to a file: what later readings are measured against`;

const percent = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3));

const detection = (name: string, { count, recall, precision, missed, falseAlarms }: Detection): string[] => [
  `${name}: recall ${percent(recall)} of ${count}, precision ${percent(precision)}`,
  ...missed.map((text) => `  missed: ${text}`),
  ...falseAlarms.map((text) => `  false alarm: ${text}`),
];

function report(scored: Score, microsecondsPerMessage: number): string[] {
  const { category, rejection } = scored;
  return [
    `sentences ${scored.count}`,
    `accuracy ${percent(scored.accuracy)} (by the first label ${percent(scored.exactAccuracy)}, by another ${scored.rightByAlt})`,
    `macro-F1 ${percent(scored.macroF1)}`,
    `category accuracy ${percent(category.accuracy)} of ${category.count} (where the intent is right ${percent(category.givenIntent)})`,
    `other rejected ${percent(rejection.recall)} of ${rejection.count}`,
    `calibration error ${percent(scored.ece)}`,
    `microseconds per message ${Math.round(microsecondsPerMessage)}`,
    ...detection('emergency', scored.emergency),
    ...detection('urgent', scored.urgent),
    'intent: precision recall F1 sentences',
    ...scored.perIntent.map(
      ({ intent, precision, recall, f1, count }) =>
        `  ${intent}: ${percent(precision)} ${percent(recall)} ${percent(f1)} ${count}`,
    ),
    'confused:',
    ...scored.confusions.flatMap(({ gold, read, texts }) => [
      `  ${gold} read as ${read}: ${texts.length}`,
      ...texts.map((text) => `    ${text}`),
    ]),
  ];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      keep: { type: 'string' },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('name one file of labelled sentences');
  const { rows, bad } = readLabelled(await readFile(file, 'utf8'));
  for (const { line, reason } of bad) console.error(`line ${line}: ${reason}`);
  if (bad.length > 0) process.exitCode = 1;
  const { understand } = await loadUnderstanding();
  const start = systemClock.now();
  const moment = { now: start, zone: 'Asia/Shanghai' };
  const readings = readRows(rows, (text) => understand(text, moment));
  const elapsedMs = systemClock.now().getTime() - start.getTime();
  const microsecondsPerMessage = rows.length === 0 ? 0 : (elapsedMs * 1000) / rows.length;
  const scored = score(readings);
  if (values.keep) await writeFile(values.keep, `${JSON.stringify(headlineOf(scored), null, 2)}\n`);
  if (values.json) console.log(JSON.stringify({ ...scored, microsecondsPerMessage, badLines: bad }));
  else console.log(report(scored, microsecondsPerMessage).join('\n'));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
