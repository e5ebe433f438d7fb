import type { TicketKind, Urgency } from '../../platform/db.ts';
import type { Ticket } from './ticket.ts';

const kinds: Record<TicketKind, string> = {
  repair: '报修',
  complaint: '投诉',
  emergency: '突发',
  inquiry: '咨询',
  call: '回访',
  suggestion: '建议',
  service: '特约服务',
  move: '搬家放行',
  care: '关怀',
};

const urgencies: Record<Urgency, string> = { emergency: '紧急', urgent: '急修', normal: '一般', appointment: '预约' };

const categories: Record<string, string> = {
  plumbing: '水管',
  electrical: '电路',
  hvac: '空调暖气',
  door_window: '门窗',
  lift: '电梯',
  access_control: '门禁',
  appliance: '电器',
  wall_leak: '渗漏',
  drainage: '下水',
  gas: '燃气',
  public_facility: '公共设施',
  network: '网络',
  noise: '噪音',
  parking: '停车',
  cleaning: '保洁',
  security: '秩序',
  staff_attitude: '服务态度',
  fees: '收费',
  renovation: '装修',
  pets: '宠物',
  high_toss: '高空抛物',
  greenery: '绿化',
  flowers: '鲜花',
  facility: '设施',
  service_delay: '处理不及时',
  fire: '火情',
  gas_leak: '燃气泄漏',
  lift_trapped: '电梯困人',
  flooding: '跑水',
  electric_shock: '触电',
  falling_object: '坠物',
  medical: '急救',
  intruder: '治安',
};

export const kindLabel = (kind: TicketKind): string => kinds[kind];

/** “急修 · 水管”, “投诉 · 噪音”, “电梯困人”: what it is, in two words. */
export function ticketTitle(ticket: Pick<Ticket, 'kind' | 'category' | 'urgency' | 'rework'>): string {
  const category = categories[ticket.category];
  const head = ticket.kind === 'repair' && ticket.urgency === 'urgent' ? urgencies.urgent : kinds[ticket.kind];
  return [ticket.rework > 0 ? '返修' : undefined, head, category].filter(Boolean).join(' · ');
}
