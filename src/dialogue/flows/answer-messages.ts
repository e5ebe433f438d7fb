import { templates } from '../../messages/template.ts';

/**
 * How an answer from our entries is laid out. What it says stands in `intents/answers/`, in the community's set-up and in
 * the answers of staff that were kept.
 */
export const answerTexts = templates('answer', {
  said: '{text}\n（来源：{source}，{effective}起适用）',
  card: '{title}\n步骤：{steps}\n资料：{papers}\n时限：{time}\n地点：{place}\n费用：{fee}',
  step: '{count}. {text}',
  kept: '{text}\n（来源：{source}，{date}，编号 {number}）',
  office: '物业服务中心',
  askPerson: '还想请人答复',
});
