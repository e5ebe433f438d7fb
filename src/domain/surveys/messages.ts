import { status, templates } from '../../messages/template.ts';

/** What the reporter is asked when the work is done or the answer given, and the one question after that. */
export const questions = templates('surveys', {
  mended: status(
    '{who}已处理完工单 {number}（{what}）：{work}{fee}。\n请您看看修好了没有；没修好请直说，{who}会再来处理。麻烦您在 {by} 前点一下。',
  ),
  mendedAgain: status(
    '想再跟您确认一次：{who}处理的工单 {number}（{what}）修好了吗？做的是：{work}{fee}。没修好{who}会再来处理，麻烦您在 {by} 前点一下。',
  ),
  settled: status(
    '{who}对工单 {number}（{what}）的答复：\n{answer}\n请问这件事解决了吗？没解决会由更高一级的负责人接着跟进，麻烦您在 {by} 前点一下。',
  ),
  settledAgain: status(
    '想再跟您确认一次：工单 {number}（{what}）解决了吗？{who}的答复是：\n{answer}\n没解决会由更高一级的负责人接着跟进，麻烦您在 {by} 前点一下。',
  ),
  fee: '，收费 {fee} 元',
  noFee: '，不收费',
  rate: '谢谢您。请您给{who}处理工单 {number}（{what}）的服务打个分，点一项就行；想多说几句直接写，不写也没关系。',
  rateAgain: '想再请您给{who}处理工单 {number}（{what}）的服务打个分，点一项就行；想多说几句直接写，不写也没关系。',
  ourStaff: '我们的同事',
  noWork: '已处理完',
});

/** The buttons under a question. */
export const answers = templates('surveys.answers', {
  mended: '已修好',
  notMended: '未修好',
  settled: '已解决',
  notSettled: '未解决',
  score: '{score}分 {meaning}',
  score5: '很满意',
  score4: '满意',
  score3: '一般',
  score2: '不满意',
  score1: '很不满意',
});
