import { templates } from '../../../messages/template.ts';

/**
 * The words of a written notice. A community replaces any of them in its wording, above all `rule`, where its own rules
 * (管理规约) stand. Law is quoted, so its sentences are as long as they are.
 */
export const letter = templates(
  'written-notice',
  {
    company: '{community}物业服务中心',
    title: '安全隐患整改通知书',
    serial: '{community}整字〔{year}〕第{number}号',
    to: '致：{place} 业主（使用人）',
    opening: '经查，贵户存在下列安全隐患，可能坠落伤人或者损坏财物。为了您和他人的安全，现书面通知如下：',
    factsHead: '一、隐患情况',
    factNumber: '隐患编号',
    factFound: '发现时间',
    factPlace: '所在位置',
    factWhat: '隐患内容',
    factSeverity: '危险程度',
    factNotified: '此前告知',
    notifiedAt: '{at} 聊天告知',
    notifiedNever: '聊天未能告知',
    photosHead: '现场照片',
    photosApart: '另有 {count} 个附件未印在本通知中，可到服务中心查看。',
    rulesHead: '二、依据',
    law: '《中华人民共和国民法典》第一千二百五十三条：建筑物、构筑物或者其他设施及其搁置物、悬挂物发生脱落、坠落造成他人损害，所有人、管理人或者使用人不能证明自己没有过错的，应当承担侵权责任。\n第一千二百五十四条：禁止从建筑物中抛掷物品。从建筑物中抛掷物品或者从建筑物上坠落的物品造成他人损害的，由侵权人依法承担侵权责任；物业服务企业等建筑物管理人应当采取必要的安全保障措施防止前款规定情形的发生。',
    rule: '本小区管理规约关于阳台、窗台、外墙不得放置、悬挂易坠物品的约定。',
    demandHead: '三、整改要求',
    demand:
      '请于 {deadline} 前{action}，并告知服务中心查验。自行处理有困难的，请与我们联系（电话 {hotline}），我们可以上门协助。',
    warning: '逾期没有整改，因此造成他人损害的，由责任人依法承担责任；服务中心将采取必要的安全措施，并向有关部门报告。',
    signCompany: '{company}（盖章）',
    signManager: '签发人：',
    signDate: '{date}',
    cutLine: '送达回执（随通知一并送达，签收后由服务中心留存）',
    receipt: '本人已收到《{title}》（{serial}），已知悉其中内容。',
    receiptPlace: '房号：{place}',
    receiptSign: '签收人（签名）：',
    receiptRelation: '与业主关系：',
    receiptDate: '签收日期：　　　　年　　月　　日',
    receiptServer: '送达人（签名）：',
    receiptWitness: '见证人（拒签时）：',
    page: '第 {page} 页，共 {pages} 页',
    fileName: '整改通知书-{year}-{number}.pdf',
  },
  'staff',
);
