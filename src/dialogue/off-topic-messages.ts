import { templates } from '../messages/template.ts';

/** Said to talk that is none of our business; never the same twice in a row, and always with the way to a person. */
export const offTopicTexts = templates('off-topic', {
  first:
    '我是{community}的管家，帮您办小区里的事：报修、投诉、咨询、查进度。例如“厨房水龙头漏水”“门禁卡怎么补办”，直接告诉我就行。要同事来说，请点“转人工”；急事请拨打{hotline}。',
  again: '要不要请同事来和您说？点“转人工”，同事就在这里答复您。小区里的事，随时直接告诉我。',
  later: '我一直在这里。有要报修、投诉或咨询的，直接告诉我；找同事就点“转人工”。',
  upset: '让您不愉快了，非常抱歉。小区里有什么没办好的，请直接告诉我，我马上安排。要同事来说，请点“转人工”。',
  unclear: '请问是小区里的哪件事？说一句在哪里、什么情况，我马上安排。要同事来说，请点“转人工”。',
  foreign:
    '您好，我是{community}的管家。请用中文告诉我要办的事，或点“转人工”请同事来说，急事请拨打{hotline}。\nHello! Please tell me in Chinese what you need,\nor press “转人工” for a person. Urgent: call {hotline}.',
  foreignAgain:
    '点“转人工”，同事就在这里答复您；也可以拨打{hotline}。\nPress “转人工” and a colleague answers you here,\nor call {hotline}.',
});
