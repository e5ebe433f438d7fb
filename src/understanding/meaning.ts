/** What a turn of talk means. Pure data: understanding knows no database and no person. */

export const intentIds = [
  'repair',
  'complaint',
  'emergency',
  'suggestion',
  'praise',
  'fee_inquiry',
  'parking_inquiry',
  'renovation_inquiry',
  'access_inquiry',
  'general_inquiry',
  'ticket_status',
  'ticket_urge',
  'ticket_cancel',
  'special_service',
  'move_pass',
  'life_event',
  'care_event',
  'hazard_report',
  'human_handoff',
  'greeting',
  'thanks',
  'confirm',
  'deny',
  'rating',
  'other',
] as const;
export type IntentId = (typeof intentIds)[number];

export const repairCategories = [
  'plumbing',
  'electrical',
  'hvac',
  'door_window',
  'lift',
  'access_control',
  'appliance',
  'wall_leak',
  'drainage',
  'gas',
  'public_facility',
  'network',
  'other',
] as const;
export type RepairCategory = (typeof repairCategories)[number];

export const complaintCategories = [
  'noise',
  'parking',
  'cleaning',
  'security',
  'staff_attitude',
  'fees',
  'renovation',
  'pets',
  'high_toss',
  'greenery',
  'facility',
  'service_delay',
  'other',
] as const;
export type ComplaintCategory = (typeof complaintCategories)[number];

export const emergencyKinds = [
  'fire',
  'gas_leak',
  'lift_trapped',
  'flooding',
  'electric_shock',
  'falling_object',
  'medical',
  'intruder',
  'other',
] as const;
export type EmergencyKind = (typeof emergencyKinds)[number];

export interface Emergency extends Span<EmergencyKind> {
  learned: boolean;
}

/** A value and where in the text it came from: `text.slice(start, end)`. */
export interface Span<T> {
  value: T;
  start: number;
  end: number;
  text: string;
}

/** 3栋2单元501; parts that were not said are absent. */
export interface RoomRef {
  /** the part of the estate that the building stands in: 2期, A区 */
  area?: string | undefined;
  building?: string | undefined;
  entrance?: string | undefined;
  room?: string | undefined;
  floor?: string | undefined;
}

/** A parking space as it is painted on the ground, C105, and the basement floor where that was said: -1. */
export interface ParkingSpace {
  number: string;
  floor?: string | undefined;
}

/** 三个灯: `{ amount: 3, measure: '个', thing: '灯' }`; the thing is absent where it is not told (报了3次). */
export interface Count {
  amount: number;
  measure: string;
  thing?: string | undefined;
}

/** A person as named: 王女士, 我姓陈, 我叫李雷. */
export interface PersonName {
  surname: string;
  given?: string | undefined;
  title?: string | undefined;
  /** said of oneself */
  isSpeaker: boolean;
}

/** Somewhere that belongs to everybody: 楼下大门, 3栋电梯, 地下车库. No room number is asked for it. */
export interface PublicPlace {
  name: string;
  building?: string | undefined;
  entrance?: string | undefined;
}

export interface TimeWindow {
  from: Date;
  /** exclusive; absent for a point in time (`minute`), and where the window is open */
  to?: Date;
  /** how finely it was said */
  grain: 'minute' | 'part' | 'day' | 'anytime';
  /** over when it was said, or told of as done: never a wish */
  past?: true;
  /** comes round again, “每天上午”, “周一到周五”: from and to are its next time */
  repeats?: true;
  /** what is taken out of it: “除了周三都行” */
  except?: TimeWindow[];
}

/** “不是501，是502”: what was meant instead. Either part may be partial (only the building). */
export interface Correction {
  from?: RoomRef;
  to?: RoomRef;
}

export interface Meaning {
  text: string;
  /** the likeliest first; confidences are in [0, 1]. Unknown talk is `other`. */
  intents: { id: IntentId; confidence: number }[];
  intent: IntentId;
  confidence: number;
  /** of a repair; `other` where the words do not tell */
  repairCategory: RepairCategory;
  complaintCategory: ComplaintCategory;
  /** 急修 or not, and the reason in a few words of the text */
  urgent: boolean;
  urgencyReason?: string;
  /** `learned`: told in words that no list holds; beside an emergency that is running it is about that one */
  emergency?: Emergency;
  rooms: Span<RoomRef>[];
  parkingSpaces: Span<ParkingSpace>[];
  phones: Span<string>[];
  /** number plates: 沪A12345 */
  plates: Span<string>[];
  /** sums in yuan */
  money: Span<number>[];
  counts: Span<Count>[];
  /** who is named, apart from our own people */
  persons: Span<PersonName>[];
  publicPlaces: Span<PublicPlace>[];
  times: Span<TimeWindow>[];
  /** since when it has been so, in the words of the text: “从昨晚开始” */
  since?: Span<string>;
  /** the device or part and what ails it, where named: {device:'水管', fault:'爆了'} */
  device?: Span<string>;
  fault?: Span<string>;
  /** ticket numbers said: “1024那个单子” */
  ticketNumbers: Span<number>[];
  /** “张师傅”, “李姐”, “保安”: people or posts of ours that are spoken of */
  staffMentions: Span<string>[];
  correction?: Correction;
  /** a 1–5 score: “很满意” 5, “4分”, “⭐⭐⭐”, “还行吧” 4, “太差了” 1 */
  rating?: Span<number>;
  /** yes or no as an answer: “修好了”, “没有”, “嗯嗯”, “还是漏” */
  answer?: 'yes' | 'no';
  feeling?: 'angry' | 'distressed';
}
