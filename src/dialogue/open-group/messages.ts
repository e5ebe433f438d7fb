import { templates } from '../../messages/template.ts';

/** What a group of residents reads from us: no name, no number of a ticket, no home, only how to reach us alone. */
export const openGroupTexts = templates('open-group', {
  offer:
    '刚才说的情况物业看到了。方便的话请点我头像加好友，私聊告诉我位置和现象，马上登记派师傅；群里请别发房号和电话。急事直接打值班电话 {hotline}。',
  addressed:
    '我是物业小管家，在的。报修、投诉、查进度请点我头像加好友，私聊说就行，群里不方便谈各家的事。急事直接打值班电话 {hotline}。',
  emergency:
    '值班同事已接到通知，正在赶来。{safety}请直接打值班电话 {hotline} 说清楚位置，或者私聊我；群里请别发房号和电话。',
  emergencyKnown: '这件事值班同事已接到通知，正在赶来。有新情况请直接打值班电话 {hotline}，或者私聊我。',
});
