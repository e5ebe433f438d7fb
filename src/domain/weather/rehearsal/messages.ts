import { templates } from '../../../messages/template.ts';

/** What a rehearsal prints. */
export const rehearsalTexts = templates(
  'rehearsal',
  {
    head: '演练“{community}”：{steps} 次天气数据，从 {from} 到 {to}。没有通知任何人。',
    nobody: '按这些数据，没有人会被通知。',
    block: '{at} {who}：\n{text}',
    group: '{name}（群）',
    people: '{names}',
    manyPeople: '{names} 等 {count} 人',
    total: '共 {count} 条消息，{people} 人或群。',
  },
  'staff',
);
