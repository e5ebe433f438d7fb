import { chatOf } from '../support/town.ts';

/** One message of a conversation, and what must be answered to it. */
export interface Step {
  /** The platform's id of it. */
  id: string;
  sender: string;
  text: string;
  /** The one reply. `#1`, `#2` … in it stand for the tickets of the conversation in the order in which they were opened. */
  reply: string;
}

export interface Script {
  chat: string;
  kind: 'direct' | 'group';
  steps: Step[];
  /** Kind and category of the tickets that it opens, in order. */
  tickets: string[];
}

const ownerLines: [text: string, reply: string][] = [
  ['你好', '我是锦绣花园的管家'],
  ['厨房水管爆了，水都流到客厅了', '已为您登记急修，工单 #1：'],
  ['我的报修到哪一步了', '工单 #1（急修'],
  ['怎么还没人来，快点', '已替您催了工单 #1。'],
  ['谢谢', '不客气'],
  ['我要投诉，小区里垃圾没人收，太臭了', '已为您登记投诉，工单 #2。'],
  ['你好', '我是锦绣花园的管家'],
  ['我的投诉到哪一步了', '工单 #2（投诉'],
  ['卧室空调不制冷，明天下午三点在家', '已为您登记报修，工单 #3：'],
  ['我的报修到哪一步了', '工单 #3（报修'],
];

/** An owner tells two troubles and a complaint; each word comes when the one before was handled. */
export function ownerScript(owner: number): Script {
  const chat = chatOf(owner);
  const steps = ownerLines.map(([text, reply], index) => ({ id: `${chat}:${index}`, sender: chat, text, reply }));
  return { chat, kind: 'direct', steps, tickets: ['repair plumbing', 'complaint cleaning', 'repair hvac'] };
}

/** Two people write in a group by turns, waiting for nobody: each word is a turn of its own. */
export function groupScript(group: string, senders: [string, string], from: number): Script {
  const chat = `jinxiu-${group}`;
  const steps = Array.from({ length: 10 }, (_, index) => ({
    id: `${chat}:${index}`,
    sender: `jinxiu-${senders[index % 2]}`,
    text: `接单 ${from + index}`,
    reply: `没有找到工单 ${from + index}。`,
  }));
  return { chat, kind: 'group', steps, tickets: [] };
}

/** Fifty conversations of ten messages. */
export function fiftyScripts(): Script[] {
  return [
    groupScript('eng', ['zhang', 'li'], 9000),
    groupScript('ord', ['qian', 'he'], 9100),
    groupScript('svc', ['chen', 'lin'], 9200),
    ...Array.from({ length: 47 }, (_, owner) => ownerScript(owner)),
  ];
}
