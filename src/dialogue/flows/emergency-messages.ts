import { staff, type Template, templates } from '../../messages/template.ts';
import type { EmergencyKind } from '../../understanding/meaning.ts';

/** First words in an emergency: calm, what to do now, whom to call, who is coming. Safety texts per kind. */
export const emergencyTexts = templates('emergency', {
  opened: '您别慌，已收到，工单 {number}，{who}已接到通知，正在赶来。{safety}{where}物业值班电话 {hotline}，随时可打。',
  askWhere: '请告诉我在几栋几单元、哪个位置。',
  askIfThere: '是在{place}吗？不是的话，请告诉我具体位置。',
  askWhereAgain: '请再说一下具体位置，几栋、几楼或者附近有什么，方便同事马上找到。',
  located: '收到，位置是{place}，已告诉正在赶来的同事。请保持电话和微信畅通。',
  added: '收到，已告诉正在赶来的同事。请先保证自己安全。',
  over: '好的，已告诉同事，他们仍会到现场看一遍，确认安全。您自己也多留意，有变化马上告诉我。',
  thanks: '您别客气，同事正在赶来，有变化马上告诉我。',
  locatedForStaff: staff('紧急工单 {number} 位置：{place}'),
  addedForStaff: staff('紧急工单 {number} 现场补充：{text}'),
  fire: '请马上离开着火的地方，弯腰捂住口鼻走楼梯，不要坐电梯，到楼外安全处拨打119。',
  gasLeak: '请马上开窗通风，关掉燃气阀门，不要开关任何电器、不要点火，离开房间到室外再打电话，燃气抢修和119都可以打。',
  liftTrapped:
    '请不要扒门、不要跳动，靠轿厢壁站稳，按轿厢里的呼叫按钮，轿厢不会坠落、空气是够的。身体不舒服请立即拨打120，必要时拨打119。',
  flooding: '请先关掉总水阀和积水处的电源，不要碰泡水的插座和电器，人离开积水的地方。',
  electricShock: '请不要直接用手碰触电的人，先拉下总电闸，再用干燥的木棍移开电线，马上拨打120。',
  fallingObject: '请马上离开下方，不要靠近，也提醒旁边的人避开；有人受伤请拨打120。',
  medical: '请马上拨打120，不要随意移动病人，保持呼吸通畅，我们的人会到门口接救护车。',
  intruder: '请先锁好门，不要和对方正面冲突，到安全的地方马上拨打110。',
  other: '请先保证自己安全，离开危险的地方，必要时拨打110、119或120。',
});

export const safetyOf: Record<EmergencyKind, Template<never>> = {
  fire: emergencyTexts.fire,
  gas_leak: emergencyTexts.gasLeak,
  lift_trapped: emergencyTexts.liftTrapped,
  flooding: emergencyTexts.flooding,
  electric_shock: emergencyTexts.electricShock,
  falling_object: emergencyTexts.fallingObject,
  medical: emergencyTexts.medical,
  intruder: emergencyTexts.intruder,
  other: emergencyTexts.other,
};
