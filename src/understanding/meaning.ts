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

/** A value and where in the text it came from: `text.slice(start, end)`. */
export interface Span<T> {
  value: T;
  start: number;
  end: number;
  text: string;
}

/** 3栋2单元501; parts that were not said are absent. */
export interface RoomRef {
  building?: string | undefined;
  entrance?: string | undefined;
  room?: string | undefined;
  floor?: string | undefined;
}

/** Somewhere that belongs to everybody: 楼下大门, 3栋电梯, 地下车库. No room number is asked for it. */
export interface PublicPlace {
  name: string;
  building?: string | undefined;
  entrance?: string | undefined;
}

export interface TimeWindow {
  from: Date;
  to?: Date;
  /** how finely it was said */
  grain: 'minute' | 'part' | 'day' | 'anytime';
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
  emergency?: Span<EmergencyKind>;
  rooms: Span<RoomRef>[];
  phones: Span<string>[];
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
