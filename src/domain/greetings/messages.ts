import { templates } from '../../messages/template.ts';

/** What is said at each occasion, in several ways; which of them is the same for one person and one year. */
const birthday = templates('greetings.birthday', {
  first: '{name}，生日快乐！愿您新的一岁身体健康，事事顺心。',
  second: '今天是您的生日，{name}，祝您生日快乐，阖家幸福！',
  third: '{name}，祝您生日快乐！愿您天天有好心情，家里和和美美。',
});
const moveIn = templates('greetings.moveIn', {
  first: '{name}，今天是您入驻{community}{years}周年，感谢您的信任，祝您生意兴隆！',
  second: '{years}年前的今天，您来到了{community}。{name}，谢谢您一路相伴，祝您红红火火！',
});
const moveInHome = templates('greetings.moveInHome', {
  first: '{name}，今天是您入住{community}{years}周年，感谢您的信任，祝您阖家幸福！',
  second: '{years}年前的今天，您住进了{community}。{name}，谢谢您一路相伴，祝您和家人平安喜乐！',
});
const newYear = templates('greetings.newYear', {
  first: '{name}，元旦快乐！愿您新的一年平安顺遂。',
  second: '新年第一天，祝{name}和家人身体健康，万事如意！',
});
const springFestival = templates('greetings.springFestival', {
  first: '{name}，过年好！祝您和家人新春快乐，阖家团圆。',
  second: '新春到了，给{name}拜年！祝您全家健康平安，万事顺意。',
});
const lantern = templates('greetings.lantern', {
  first: '{name}，元宵节快乐！愿您和家人团团圆圆。',
  second: '正月十五，祝{name}一家元宵安康，日子甜甜美美！',
});
const dragonBoat = templates('greetings.dragonBoat', {
  first: '{name}，端午安康！愿您和家人平平安安。',
  second: '又到端午，祝{name}一家安康顺遂！',
});
const midAutumn = templates('greetings.midAutumn', {
  first: '{name}，中秋快乐！愿您人月两圆。',
  second: '月圆之夜，祝{name}和家人中秋团圆，幸福美满！',
});
const doubleNinth = templates('greetings.doubleNinth', {
  first: '{name}，重阳安康！愿您和家里的长辈健康长寿。',
  second: '九九重阳，祝{name}一家安康，长辈福寿绵长！',
});
const nationalDay = templates('greetings.nationalDay', {
  first: '{name}，国庆快乐！祝您和家人假期愉快，出行平安。',
  second: '国庆佳节，祝{name}一家平安喜乐！',
});

const ways = <T>(of: Record<string, T>): readonly T[] => Object.values(of);

export const greetingTexts = {
  birthday: ways(birthday),
  moveIn: ways(moveIn),
  moveInHome: ways(moveInHome),
  'new-year': ways(newYear),
  'spring-festival': ways(springFestival),
  lantern: ways(lantern),
  'dragon-boat': ways(dragonBoat),
  'mid-autumn': ways(midAutumn),
  'double-ninth': ways(doubleNinth),
  'national-day': ways(nationalDay),
} as const;

export const greetingFrame = templates('greetings', {
  signed: '{greeting}\n——{community}物业\n（不想收到祝福，回复“不用祝福”就不再发）',
});

/** What leaders and managers are told, each in his own chat. */
export const careTexts = templates(
  'greetings.care',
  {
    heldBirthday:
      '今天是{home}{name}的生日。因为有没办结的事（工单 {number}），没有自动发祝福，请您亲自打个电话问候一下。',
    heldMoveIn:
      '今天是{home}{name}的入住周年。因为有没办结的事（工单 {number}），没有自动发祝福，请您亲自打个电话问候一下。',
    flowersBirthday: '【鲜花】工单 {number}：明天（{date}）是{home}{name}的生日，请备一束花，当天送到并说声祝福。',
    flowersMoveIn:
      '【鲜花】工单 {number}：明天（{date}）是{home}{name}入住{years}周年，请备一束花，当天送到并说声祝福。',
    flowersHow: '送到后附照片写“完成 {number} 已送到，花费30元”；没送成写“完成 {number} 未送，对方婉拒”。',
    task: '送花：{date}',
  },
  'staff',
);
