import { complaintRules, repairRules } from '../lexicon/category-rules.ts';
import { categoryOfDevice } from '../lexicon/devices.ts';
import { rules } from '../lexicon/rules.ts';
import {
  type ComplaintCategory,
  complaintCategories,
  type IntentId,
  type RepairCategory,
  repairCategories,
} from '../meaning.ts';
import { scoreBayes } from './bayes-model.ts';
import { extractFeatures } from './features.ts';
import { scoreLinear } from './linear-model.ts';
import type { Models } from './models.ts';
import { softmax } from './vocabulary.ts';

/** How much natural's Bayes counts beside the log-linear model, found by five-fold trial. */
const bayesShare = 0.15;
/** Sharpens or flattens the result so that 0.8 is right about eight times in ten. */
const sharpness = 1;
/** Below this and without a word of our trade it is none of our business. */
const leastSure = 0.3;

export interface Classification {
  intents: { id: IntentId; confidence: number }[];
  repairCategory: RepairCategory;
  complaintCategory: ComplaintCategory;
}

export type Classify = (text: string, folded: string, devices: readonly string[]) => Classification;

type Score = (features: readonly string[]) => number[];

/** Joins the trained models and the rule table. */
export function buildClassifier(models: Models): Classify {
  const bayes = scoreBayes(models.intentBayes);
  const linear = scoreLinear(models.intents);
  const repair = scoreLinear(models.repair);
  const complaint = scoreLinear(models.complaint);
  const labels = models.intents.labels as IntentId[];
  const bayesLabels = models.intentBayes.labels.map((label) => labels.indexOf(label as IntentId));

  return (text, folded, devices) => {
    const features = extractFeatures(text);
    const scores = softmax(linear(features)).map((share) => Math.log(share + 1e-9));
    softmax(bayes(features)).forEach((share, at) => {
      const label = bayesLabels[at] ?? -1;
      if (label >= 0) scores[label] = (scores[label] ?? 0) + bayesShare * Math.log(share + 1e-6);
    });
    const head = folded.slice(0, 400);
    let signs = 0;
    for (const rule of rules) {
      if (!rule.says.test(head) || rule.unless?.test(head)) continue;
      const at = labels.indexOf(rule.intent);
      scores[at] = (scores[at] ?? 0) + rule.weight;
      if (rule.weight > 0) signs += 1;
    }
    const ours = signs > 0 || devices.length > 0 || features.includes('h:estate');
    return {
      intents: rank(labels, scores, ours),
      repairCategory: pickRepair(repair, models.repair.labels, features, head, devices),
      complaintCategory: pickComplaint(complaint, models.complaint.labels, features, head),
    };
  };
}

function rank(labels: readonly IntentId[], scores: readonly number[], ours: boolean): Classification['intents'] {
  const shares = softmax(scores.map((score) => score * sharpness));
  const ranked = labels
    .map((id, at) => ({ id, confidence: shares[at] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
  const best = ranked[0];
  if (!best || ours || best.confidence >= leastSure || best.id === 'other') return ranked;
  return [{ id: 'other', confidence: 1 - best.confidence }, ...ranked.filter(({ id }) => id !== 'other')];
}

function pickRepair(
  score: Score,
  labels: string[],
  features: string[],
  head: string,
  devices: readonly string[],
): RepairCategory {
  const known = new Set<string>(devices.map(categoryOfDevice));
  const total = softmax(score(features)).map((share, at) => {
    const label = labels[at] ?? '';
    const rule = repairRules.reduce(
      (sum, { category, says, weight }) => sum + (category === label && says.test(head) ? weight : 0),
      0,
    );
    return Math.log(share + 1e-9) + rule + (known.has(label) ? 0.6 : 0);
  });
  const best = repairCategories.find((category) => category === labels[total.indexOf(Math.max(...total))]);
  return best ?? 'other';
}

function pickComplaint(score: Score, labels: string[], features: string[], head: string): ComplaintCategory {
  const total = softmax(score(features)).map((share, at) => {
    const rule = complaintRules.reduce(
      (sum, { category, says, weight }) => sum + (category === labels[at] && says.test(head) ? weight : 0),
      0,
    );
    return Math.log(share + 1e-9) + rule;
  });
  const best = complaintCategories.find((category) => category === labels[total.indexOf(Math.max(...total))]);
  return best ?? 'other';
}
