import { status, templates } from '../../messages/template.ts';

/** How a ticket stands, told to its reporter: who, what next, when (S19). */
export const standingTexts = templates('standing', {
  duty: '值班同事',
  open: status('{who}正在安排，{by}前会有人接手并告诉您。'),
  openArrive: status('{who}已接到通知，{by}前到现场。'),
  openReply: status('{who}正在跟进，{by}前答复您。'),
  openLate: status('已请{who}抓紧安排，{by}前处理好或给您答复。'),
  taken: status('{who}已接手，{by}前处理好或给您答复。'),
  coming: status('{who}已接单，{by}前到现场。'),
  working: status('{who}已在现场处理，{by}前修好，有变化会提前告诉您。'),
  awaitsSignOff: status('{who}已处理完，等您确认，{by}前都可以回复。'),
});
