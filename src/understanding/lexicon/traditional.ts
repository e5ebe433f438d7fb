/** Characters that people from Hong Kong and Taiwan, or a phone set to traditional script, send most in our talk. */
const traditional =
  '們個來電樓門開關裡裏這還沒會說話請問題時間現點燈壞廚衛間漏頂牆窗鎖鑰車庫場費錢單維師傅報過樣麼麽為為無網線響聲壓熱氣' +
  '煤體員業務戶號棟單層廳臺颱頭邊處後幾萬億兩雙謝對錯嗎從發現讓給幫該應當進進出動態滿意評價訴設備施儘盡快繳繳納續辦證' +
  '卡換補訪臨專項環衛綠樹園養貓狗貓隻條產權歸屬與書賬帳務區連絡聯繫繫係撥號碼語視頻圖傳遞員險隱懸墜擊傷暈醫療護緊' +
  '趕搶劫賊偷闖鬧吵雜噪靜擾鄰鄉親歲壽婚喪禮儀賀鐘鍾週禮拜號晝夜淨濕溼乾凍暖調機櫃檯燒煙菸焦爐竈灶罐閥錶表裝潢拆';
const simplified =
  '们个来电楼门开关里里这还没会说话请问题时间现点灯坏厨卫间漏顶墙窗锁钥车库场费钱单维师傅报过样么么为为无网线响声压热气' +
  '煤体员业务户号栋单层厅台台头边处后几万亿两双谢对错吗从发现让给帮该应当进进出动态满意评价诉设备施尽尽快缴缴纳续办证' +
  '卡换补访临专项环卫绿树园养猫狗猫只条产权归属与书账账务区连络联系系系拨号码语视频图传递员险隐悬坠击伤晕医疗护紧' +
  '赶抢劫贼偷闯闹吵杂噪静扰邻乡亲岁寿婚丧礼仪贺钟钟周礼拜号昼夜净湿湿干冻暖调机柜台烧烟烟焦炉灶灶罐阀表表装潢拆';

export const traditionalToSimplified: ReadonlyMap<string, string> = new Map(
  [...traditional].flatMap((char, at) => {
    const plain = [...simplified][at];
    return plain && plain !== char ? [[char, plain] as const] : [];
  }),
);
