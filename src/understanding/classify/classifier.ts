import { complaintRules, repairRules } from '../lexicon/category-rules.ts';
import { categoryOfDevice } from '../lexicon/devices.ts';
import {
  type ComplaintCategory,
  complaintCategories,
  type IntentId,
  type RepairCategory,
  repairCategories,
} from '../meaning.ts';
import { scoreBayes } from './bayes-model.ts';
import { intentOf } from './labels.ts';
import { scoreLinear } from './linear-model.ts';
import type { Models } from './models.ts';
import { oddsOfOther } from './ours.ts';
import { softmax } from './vocabulary.ts';

/** How much natural's Bayes counts beside the log-linear model, found by five-fold trial. */
const bayesShare = 0.15;
/** The models are less sure than they are right; this makes up for it (calibration error 0.015 instead of 0.023). */
const sharpness = 1.2;
/** Emergencies are told by the alarm; what it let pass is at most a suspicion. In log odds. */
const pastTheAlarm = -2;
export interface Classification {
  intents: { id: IntentId; confidence: number }[];
  repairCategory: RepairCategory;
  complaintCategory: ComplaintCategory;
}

/** @param features as `extractFeatures` gives them */
export type Classify = (features: string[], folded: string, devices: readonly string[]) => Classification;

type Score = (features: readonly string[]) => ArrayLike<number>;

/** Joins the trained models. */
export function buildClassifier(models: Models): Classify {
  const bayes = scoreBayes(models.intentBayes);
  const linear = scoreLinear(models.intents);
  const repair = scoreLinear(models.repair);
  const complaint = scoreLinear(models.complaint);
  const labelled = models.intents.labels.map(intentOf);
  const labels = [...new Set(labelled)];
  const bayesLabels = models.intentBayes.labels.map((label) => labels.indexOf(label as IntentId));

  return (features, folded, devices) => {
    const shares = new Array<number>(labels.length).fill(0);
    softmax(linear(features)).forEach((share, label) => {
      add(shares, labels.indexOf(labelled[label] ?? 'other'), share);
    });
    const scores = shares.map((share) => Math.log(share + 1e-9));
    softmax(bayes(features)).forEach((share, at) => {
      const label = bayesLabels[at] ?? -1;
      if (label >= 0) add(scores, label, bayesShare * Math.log(share + 1e-6));
    });
    add(scores, labels.indexOf('emergency'), pastTheAlarm);
    add(scores, labels.indexOf('other'), oddsOfOther(features));
    const head = folded.slice(0, 400);
    return {
      intents: rank(labels, scores),
      repairCategory: pickRepair(repair, models.repair.labels, features, head, devices),
      complaintCategory: pickComplaint(complaint, models.complaint.labels, features, head),
    };
  };
}

function add(scores: number[], at: number, weight: number): void {
  scores[at] = (scores[at] ?? 0) + weight;
}

function rank(labels: readonly IntentId[], scores: readonly number[]): Classification['intents'] {
  const shares = softmax(scores.map((score) => score * sharpness));
  return labels.map((id, at) => ({ id, confidence: shares[at] ?? 0 })).sort((a, b) => b.confidence - a.confidence);
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
