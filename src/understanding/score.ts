import type { Label, Labelled } from './labelled.ts';
import type { IntentId } from './meaning.ts';

/** How one labelled sentence was read. */
export interface Reading {
  row: Labelled;
  intent: IntentId;
  /** of the category that belongs to the intent read; absent where the intent has none */
  category?: string | undefined;
  /** in [0, 1] */
  confidence: number;
  urgent: boolean;
  emergency: boolean;
}

/** Shares in [0, 1]; undefined where there was nothing to take a share of. */
export interface IntentScore {
  intent: IntentId;
  /** sentences that mean it */
  count: number;
  precision: number | undefined;
  recall: number | undefined;
  f1: number;
}

export interface Confusion {
  gold: IntentId;
  read: IntentId;
  texts: string[];
}

export interface Score {
  count: number;
  /** intents read as the label, or one of the other labels that are right too */
  accuracy: number | undefined;
  /** intents read as the first label */
  exactAccuracy: number | undefined;
  /** how many are right by another label only */
  rightByAlt: number;
  /** the mean of F1 over the intents that occur as labels */
  macroF1: number | undefined;
  perIntent: IntentScore[];
  emergency: Detection;
  urgent: Detection;
  /** categories of the sentences that carry one; `givenIntent` leaves out those whose intent was read wrongly */
  category: { count: number; accuracy: number | undefined; givenIntent: number | undefined };
  /** sentences that are none of our business, and the share of them read so */
  rejection: { count: number; recall: number | undefined };
  /** expected calibration error over ten bins of confidence */
  ece: number | undefined;
  /** the most frequent first */
  confusions: Confusion[];
}

export interface Detection {
  count: number;
  recall: number | undefined;
  precision: number | undefined;
  missed: string[];
  falseAlarms: string[];
}

/**
 * Scores readings against their labels. A sentence read as another of its right labels counts as labelled so,
 * everywhere but in `exactAccuracy` and `emergency.recall`: an emergency missed is missed.
 */
export function score(readings: readonly Reading[]): Score {
  const right = readings.filter(isRight);
  const perIntent = scoreIntents(readings);
  const others = readings.filter(({ row }) => row.gold.intent === 'other');
  return {
    count: readings.length,
    accuracy: share(right.length, readings.length),
    exactAccuracy: share(right.filter(isExact).length, readings.length),
    rightByAlt: right.filter((reading) => !isExact(reading)).length,
    macroF1: share(
      perIntent.reduce((sum, { f1 }) => sum + f1, 0),
      perIntent.length,
    ),
    perIntent,
    emergency: detect(
      readings,
      ({ emergency }) => emergency,
      ({ row }) => row.gold.intent === 'emergency',
      ({ row }) => row.alt.some(({ intent }) => intent === 'emergency'),
    ),
    urgent: detect(
      readings.filter(({ row }) => row.urgent !== undefined),
      ({ urgent }) => urgent,
      ({ row }) => row.urgent === true,
    ),
    category: scoreCategories(readings),
    rejection: { count: others.length, recall: share(others.filter(isRight).length, others.length) },
    ece: calibrationError(readings),
    confusions: confusionsOf(readings),
  };
}

const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
const labelsOf = ({ row }: Reading): readonly Label[] => [row.gold, ...row.alt];
const isExact = ({ row, intent }: Reading): boolean => row.gold.intent === intent;
const isRight = (reading: Reading): boolean => labelsOf(reading).some(({ intent }) => intent === reading.intent);
const goldOf = (reading: Reading): IntentId => (isRight(reading) ? reading.intent : reading.row.gold.intent);

function scoreIntents(readings: readonly Reading[]): IntentScore[] {
  return [...new Set(readings.map(goldOf))]
    .map((intent) => {
      const rows = readings.filter((reading) => goldOf(reading) === intent);
      const hits = rows.filter(isRight).length;
      const read = readings.filter((reading) => reading.intent === intent).length;
      const f1 = (2 * hits) / (rows.length + read);
      return { intent, count: rows.length, precision: share(hits, read), recall: share(hits, rows.length), f1 };
    })
    .sort((a, b) => a.f1 - b.f1 || a.intent.localeCompare(b.intent));
}

function detect(
  readings: readonly Reading[],
  said: (reading: Reading) => boolean,
  meant: (reading: Reading) => boolean,
  excused: (reading: Reading) => boolean = () => false,
): Detection {
  const cases = readings.filter(meant);
  const missed = cases.filter((reading) => !said(reading));
  const alarms = readings.filter(said);
  const falseAlarms = alarms.filter((reading) => !meant(reading) && !excused(reading));
  return {
    count: cases.length,
    recall: share(cases.length - missed.length, cases.length),
    precision: share(alarms.length - falseAlarms.length, alarms.length),
    missed: missed.map(({ row }) => row.text),
    falseAlarms: falseAlarms.map(({ row }) => row.text),
  };
}

function scoreCategories(readings: readonly Reading[]): Score['category'] {
  const carrying = readings.filter(({ row }) => row.gold.category !== undefined);
  const ofRightIntent = carrying.filter(isExact);
  const isRightCategory = (reading: Reading): boolean =>
    labelsOf(reading).some(
      ({ intent, category }) => category !== undefined && intent === reading.intent && category === reading.category,
    );
  const right = carrying.filter(isRightCategory).length;
  const rightOfRight = ofRightIntent.filter(isRightCategory).length;
  return {
    count: carrying.length,
    accuracy: share(right, carrying.length),
    givenIntent: share(rightOfRight, ofRightIntent.length),
  };
}

function calibrationError(readings: readonly Reading[]): number | undefined {
  let gap = 0;
  for (let tenth = 0; tenth < 10; tenth++) {
    const bin = readings.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth);
    const promised = bin.reduce((sum, { confidence }) => sum + confidence, 0);
    gap += Math.abs(promised - bin.filter(isRight).length);
  }
  return share(gap, readings.length);
}

function confusionsOf(readings: readonly Reading[]): Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const reading of readings.filter((each) => !isRight(each))) {
    const key = `${reading.row.gold.intent}>${reading.intent}`;
    const pair = pairs.get(key) ?? { gold: reading.row.gold.intent, read: reading.intent, texts: [] };
    pair.texts.push(reading.row.text);
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.texts.length - a.texts.length);
}
