import type { ReadAlarm } from './classify/alarm.ts';
import type { Classification, Classify } from './classify/classifier.ts';
import { extractFeatures } from './classify/features.ts';
import { readShortTalk, type Verdict } from './classify/short-talk.ts';
import { detectEmergency } from './emergency.ts';
import { readAnswer } from './entities/answer.ts';
import { findCorrection } from './entities/correction.ts';
import { findCounts } from './entities/counts.ts';
import { findDevices, findFault } from './entities/device-fault.ts';
import { readFeeling } from './entities/feeling.ts';
import { findMoney } from './entities/money.ts';
import { findParkingSpaces } from './entities/parking.ts';
import { findPersons } from './entities/persons.ts';
import { findPhones } from './entities/phones.ts';
import { findPlates } from './entities/plates.ts';
import { findPublicPlaces } from './entities/public-places.ts';
import { findRating } from './entities/rating.ts';
import { findRooms } from './entities/rooms.ts';
import { findSince } from './entities/since.ts';
import type { Place } from './entities/span.ts';
import { findStaffMentions } from './entities/staff.ts';
import { findTicketNumbers } from './entities/ticket-numbers.ts';
import { findUrgency } from './entities/urgency.ts';
import { findEmergency } from './find-emergency.ts';
import { fold } from './fold.ts';
import type { IntentData } from './intent-data.ts';
import type { Emergency, IntentId, Meaning, Span } from './meaning.ts';
import { readPinyin } from './pinyin.ts';
import { findTimes } from './times/find-times.ts';

export interface Moment {
  now: Date;
  /** IANA name of the community's time zone */
  zone: string;
}

export interface Understanding {
  /** What a message means. Never throws on any text; throws on an unknown zone. */
  understand(text: string, moment: Moment): Meaning;
  /** Whether a message tells of an emergency: what is asked on receipt, before anything else. Never throws. */
  emergencyIn(text: string): Emergency | undefined;
  /** The intents as they are called: for buttons that ask which of two was meant. */
  nameOf(id: IntentId): string;
}

/** Longer messages are read to here: four letters to the mayor. */
const longestReading = 4_000;

export function buildUnderstanding(
  classify: Classify,
  readAlarm: ReadAlarm,
  intents: readonly IntentData[],
): Understanding {
  const names = new Map(intents.map(({ id, name }) => [id, name]));
  const look = (whole: string, spelt: string | undefined) => {
    const detected = detectEmergency(whole) ?? findSpelt(whole, spelt, detectEmergency);
    const features = extractFeatures(spelt ?? whole, detected !== undefined);
    return { features, emergency: findEmergency(whole, features, detected, readAlarm) };
  };
  return {
    nameOf: (id) => names.get(id) ?? id,
    emergencyIn: (text) => look(text, readPinyin(fold(text.slice(0, longestReading)))).emergency,
    understand(whole, { now, zone }) {
      const text = whole.slice(0, longestReading);
      const folded = fold(text);
      const spelt = readPinyin(folded);
      const { features, emergency: alarm } = look(whole, spelt);
      const correction = findCorrection(text, folded);
      const phones = meantPhones(findPhones(text, folded), folded);
      const ticketNumbers = findTicketNumbers(text, folded);
      const parkingSpaces = findParkingSpaces(text, folded);
      const plates = findPlates(text, folded);
      const numbered = [...phones, ...ticketNumbers, ...parkingSpaces, ...plates];
      const rooms = findRooms(text, folded, numbered);
      const publicPlaces = findPublicPlaces(text, folded);
      const times = findTimes(text, folded, now, zone, [...numbered, ...rooms]);
      const money = findMoney(text, folded, [...numbered, ...rooms, ...times]);
      const staffMentions = findStaffMentions(text, folded);
      const rating = findRating(text, folded);
      const devices = findDevices(text, folded);
      const device = devices[0];
      const fault = findFault(text, folded, device);
      const since = findSince(text, folded);
      const urgency = findUrgency(text, folded) ?? findSpelt(text, spelt, (said) => findUrgency(said, said));
      const answer = correction ? undefined : readAnswer(folded);
      const feeling = readFeeling(folded);
      const classified = classify(
        features,
        spelt ?? folded,
        (spelt === undefined ? devices : findDevices(spelt, spelt)).map(({ value }) => value),
      );
      const talk = readShortTalk(spelt ?? folded, rating);
      const data = [...phones, ...rooms, ...times];
      const isData = isOnlyData(folded, data) && talk?.id !== 'greeting';
      const isPlace = isData || isOnlyData(folded, [...data, ...publicPlaces]);
      const emergency = alarm?.learned && (isPlace || talk) ? undefined : alarm;
      const verdict = emergency
        ? { id: 'emergency' as const, confidence: 0.95 }
        : isData || (correction && folded.length <= 30)
          ? { id: 'other' as const, confidence: 0.2 }
          : (talk ??
            (spelt === undefined && isForeign(folded) ? { id: 'other' as const, confidence: 0.6 } : undefined));
      const ranked = verdict ? lead(verdict, classified.intents) : classified.intents;
      const best = ranked[0] ?? { id: 'other' as const, confidence: 0 };
      return {
        text: whole,
        intents: ranked.slice(0, 5),
        intent: best.id,
        confidence: best.confidence,
        repairCategory: best.id === 'repair' || devices.length > 0 ? classified.repairCategory : 'other',
        complaintCategory: classified.complaintCategory,
        urgent: emergency !== undefined || urgency !== undefined,
        phones,
        rooms,
        publicPlaces,
        times,
        ticketNumbers,
        staffMentions,
        parkingSpaces,
        plates,
        money,
        counts: findCounts(text, folded, [...numbered, ...rooms, ...times, ...money]),
        persons: findPersons(text, folded, staffMentions),
        ...(urgency || emergency ? { urgencyReason: (emergency ?? urgency)?.text ?? '' } : {}),
        ...(emergency ? { emergency } : {}),
        ...(since ? { since } : {}),
        ...(device ? { device } : {}),
        ...(fault ? { fault } : {}),
        ...(correction ? { correction } : {}),
        ...(rating ? { rating } : {}),
        ...(answer ? { answer } : {}),
        ...(feeling ? { feeling } : {}),
      };
    },
  };
}

/** “不是138…，是139…”: a number that is denied is not the one to call, where another is given. */
function meantPhones(phones: Span<string>[], folded: string): Span<string>[] {
  const meant = phones.filter(({ start }) => !/不(?:是|用|要打|打)\s*$/.test(folded.slice(0, start)));
  return meant.length > 0 ? meant : phones;
}

/** Without one Chinese character and not settled by its form: the models have learnt nothing of it, a person reads it. */
const isForeign = (folded: string): boolean => /[a-z]{2}/.test(folded) && !/\p{Script=Han}/u.test(folded);

/** Looks in the characters that a spelling stands for; what is found there was told by all of the text. */
function findSpelt<T>(
  text: string,
  spelt: string | undefined,
  find: (said: string) => Span<T> | undefined,
): Span<T> | undefined {
  const found = spelt === undefined ? undefined : find(spelt);
  return found && { value: found.value, start: 0, end: text.length, text };
}

/** Puts a settled verdict first and shares the rest of the certainty among the others. */
function lead(verdict: Verdict, ranked: Classification['intents']): Classification['intents'] {
  const others = ranked.filter(({ id }) => id !== verdict.id);
  const sum = others.reduce((total, { confidence }) => total + confidence, 0) || 1;
  const left = 1 - verdict.confidence;
  return [verdict, ...others.map(({ id, confidence }) => ({ id, confidence: (confidence / sum) * left }))];
}

/** A room, a phone or a time and nothing else: an answer to a question of ours, no wish of its own. */
function isOnlyData(folded: string, places: readonly Place[]): boolean {
  if (places.length === 0) return false;
  let rest = folded;
  for (const { start, end } of [...places].sort((a, b) => b.start - a.start))
    rest = rest.slice(0, start) + rest.slice(end);
  const filler =
    /[\p{P}\s]|我(?:们)?(?:家)?(?:在|是|住)?|电话|手机号?|房号|地址|号码|是|在|都?(?:可以|行|有空|在家?|方便)|(?:以|之)后|每天|一般|吧|的|家|左右|上门|来/gu;
  return rest.replace(filler, '') === '';
}
