import type { Meaning, RoomRef, Span, TimeWindow } from './meaning.ts';

/** The category that belongs to the intent: of a repair, a complaint or an emergency; others have none. */
export function categoryOf({ intent, repairCategory, complaintCategory, emergency }: Meaning): string | undefined {
  if (intent === 'repair') return repairCategory;
  if (intent === 'complaint') return complaintCategory;
  return intent === 'emergency' ? (emergency?.value ?? 'other') : undefined;
}

/**
 * A meaning as the commands print it: plain JSON, moments as ISO strings in UTC, every entity with the words it came from.
 * Of several addresses, times or phones the first stands alone and all of them in the plural.
 * @param parts the matters of the message, each read by itself; the whole again where there is but one
 */
export function describeMeaning(meaning: Meaning, parts: readonly Meaning[]): Record<string, unknown> {
  return {
    ...outlineOf(meaning),
    emergency: meaning.emergency?.value ?? null,
    entities: entitiesOf(meaning),
    parts: parts.map(outlineOf),
  };
}

function outlineOf(meaning: Meaning): Record<string, unknown> {
  const { text, intent, confidence, urgent } = meaning;
  return { text, intent, confidence, category: categoryOf(meaning) ?? null, urgent };
}

function entitiesOf(meaning: Meaning): Record<string, unknown> {
  const { publicPlaces, ticketNumbers, staffMentions, device, fault, since, correction, rating } = meaning;
  return {
    ...firstAndAll('address', 'addresses', meaning.rooms.map(address)),
    ...firstAndAll('parkingSpace', 'parkingSpaces', meaning.parkingSpaces.map(withWords)),
    ...firstAndAll('time', 'times', meaning.times.map(time)),
    ...firstAndAll(
      'phone',
      'phones',
      meaning.phones.map(({ value }) => value),
    ),
    ...firstAndAll(
      'plate',
      'plates',
      meaning.plates.map(({ value }) => value),
    ),
    ...firstAndAll(
      'money',
      'sums',
      meaning.money.map(({ value, text }) => ({ yuan: value, text })),
    ),
    ...firstAndAll('count', 'counts', meaning.counts.map(withWords)),
    ...firstAndAll('person', 'persons', meaning.persons.map(withWords)),
    ...firstAndAll('place', 'places', publicPlaces.map(withWords)),
    ...firstAndAll(
      'ticketNumber',
      'ticketNumbers',
      ticketNumbers.map(({ value }) => value),
    ),
    ...firstAndAll(
      'staff',
      'staffMentions',
      staffMentions.map(({ value }) => value),
    ),
    ...(device && { device: device.value }),
    ...(fault && { fault: fault.value }),
    ...(since && { since: since.value }),
    ...(rating && { rating: rating.value }),
    ...(correction && { correction }),
    ...(meaning.answer && { answer: meaning.answer }),
    ...(meaning.feeling && { feeling: meaning.feeling }),
    ...(meaning.urgencyReason && { urgencyReason: meaning.urgencyReason }),
  };
}

function firstAndAll(singular: string, plural: string, values: readonly unknown[]): Record<string, unknown> {
  if (values.length === 0) return {};
  return { [singular]: values[0], ...(values.length > 1 && { [plural]: values }) };
}

function address({ value, text }: Span<RoomRef>): Record<string, unknown> {
  const { area = null, building = null, entrance = null, floor = null, room = null } = value;
  return { area, building, unit: entrance, floor, room, text };
}

function time({ value, text }: Span<TimeWindow>): Record<string, unknown> {
  return { from: value.from.toISOString(), to: value.to?.toISOString() ?? null, grain: value.grain, text };
}

const withWords = <T extends object>({ value, text }: Span<T>): T & { text: string } => ({ ...value, text });
