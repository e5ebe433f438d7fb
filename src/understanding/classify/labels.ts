import { type EmergencyKind, emergencyKinds, type IntentId } from '../meaning.ts';

const kindsOf: ReadonlyMap<string, EmergencyKind> = new Map(emergencyKinds.map((kind) => [`emergency:${kind}`, kind]));

/**
 * What the model of intents learns an example as: fires and burglars have few words in common, so each kind of emergency is
 * learned by itself. Emergencies are found as often and rung for half as often in vain as when they are learned as one.
 */
export function labelOf({ intent, category }: { intent: string; category: string }): string {
  return intent === 'emergency' ? `emergency:${category || 'other'}` : intent;
}

/** The kind that a label stands for; undefined where it is no emergency. */
export const kindOf = (label: string): EmergencyKind | undefined => kindsOf.get(label);

export const intentOf = (label: string): IntentId => (kindsOf.has(label) ? 'emergency' : (label as IntentId));
