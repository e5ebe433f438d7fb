import type { RepairCategory } from '../meaning.ts';

const words = (list: string): readonly string[] => list.split(' ');

/** What breaks, per repair category. Longer names are found before shorter ones. */
const devices: Readonly<Partial<Record<RepairCategory, readonly string[]>>> = {
  plumbing: words(
    '水龙头 龙头 水管 水管子 软管 喉管 角阀 三角阀 阀门 总阀 水阀 水表 花洒 淋浴 ' +
      '马桶水箱 水箱 热水管 冷水管 自来水 水压 拖把池 浴缸 进水管 上水管 水喉 供水 停水 ' +
      '没水 冇水 断水 水嘴 混水阀 浮球 水泵 加压泵',
  ),
  electrical: words(
    '插座 插排 开关 空开 电闸 跳闸 电表 电表箱 配电箱 电线 线路 短路 灯泡 灯管 ' +
      '吸顶灯 客厅灯 筒灯 灯带 停电 没电 冇电 断电 漏保 墙插 空气开关 闸刀 吊灯 水晶灯 电压 变压器 漏电保护 保险丝 电路 灯',
  ),
  hvac: words(
    '空调 中央空调 暖气 暖气片 地暖 地热 新风 壁挂炉 外机 出风口 分水器 温控器 风口 冷气 暖气管 风机盘管 供暖 冷凝水',
  ),
  door_window: words(
    '门锁 锁芯 智能锁 智能门锁 防盗门 入户门 房门 密码锁 指纹锁 锁舌 移门 猫眼 门框 门吸 百叶窗 推拉门 卷帘门 卷闸门 纱窗 窗户 窗子 玻璃 门把手 ' +
      '把手 合页 滑轮 钥匙 密封条 窗 卧室门',
  ),
  lift: words('电梯 升降机 货梯 客梯 轿厢 电梯门 𨋢 扶梯 观光梯'),
  access_control: words(
    '门禁 单元门 楼下大门 电磁锁 梯控 落闸杆 闭门器 自动门 感应门 大门 可视对讲 对讲 门铃 人脸识别 人脸 刷脸 道闸 闸机 ' +
      '车牌识别 刷卡 铁门',
  ),
  appliance: words(
    '热水器 油烟机 抽油烟机 抽烟机 烘干机 饮水机 小厨宝 电饭锅 集成灶 煤气炉 智能马桶 洗衣机 冰箱 燃气灶 煤气灶 灶具 灶 浴霸 洗碗机 净水器 ' +
      '消毒柜 电视 微波炉 太阳能',
  ),
  wall_leak: words(
    '天花板 外墙 墙皮 墙壁 墙面 墙纸 墙 吊顶 屋顶 房顶 顶楼 飘窗 防水 瓷砖 地板 ' + '渗水 发霉 天花 楼上漏水',
  ),
  drainage: words(
    '下水道 下水 下水管 洗脸盆 台盆 小便池 雨水管 排水沟 排水管 地漏 马桶 厕所 坐便器 蹲坑 化粪池 污水 污水井 粪水 ' +
      '返水 反水 堵 返味 返臭 便池',
  ),
  gas: words('燃气表 煤气表 燃气阀 燃气 煤气 天然气 燃气管 灶前阀 自闭阀 停气 没气 燃气报警器'),
  public_facility: words(
    '路灯 楼道灯 感应灯 声控灯 过道灯 健身器材 滑梯 秋千 井盖 窨井盖 扶手 凉亭 石凳 ' +
      '长椅 地砖 信报箱 单杠 跷跷板 篮球筐 人行道 减速带 围栏 宣传栏 岗亭 草坪灯 地灯 走廊灯 充电棚 信箱 充电桩 消防栓 喷泉 监控 摄像头 快递柜 垃圾桶 篮球架 地库 ' +
      '车库 路面 台阶 护栏 儿童乐园',
  ),
  network: words(
    '宽带 网络 光猫 机顶盒 座机 固定电话 光缆 网口 网速 路由器 网线 光纤 wifi 断网 没网 有线电视 电话线 信号 弱电箱 ' +
      '上不了网',
  ),
};

/** What ails it. */
export const faults: readonly string[] = words(
  '坏了 坏掉 坏咗 坏 爆了 爆裂 爆管 崩了 裂了 裂开 破了 断了 断电 漏水 漏雨 漏 ' +
    '滴水 渗水 堵了 堵住 堵死 堵咗 堵塞 不亮 不热 不制冷 不凉 不转 不动 不响 不出水 ' +
    '不下水 不通 没反应 没电 没水 没气 没网 没信号 没声音 冇水 冇电 打不着火 打不着 ' +
    '点不着 打不开 关不上 关不紧 关不严 刷不开 开不了 拧不动 锁不上 进不去 推不上 跳闸 ' +
    '短路 冒火花 烧了 烫 松了 松动 掉了 脱落 发霉 返水 反水 返味 返臭 溢出 倒灌 ' +
    '生锈 老化 异响 响 闪 晃 卡住 停了 掉线 连不上 没了 失灵 断 抬不起来 识别不了 ' +
    '不上水 不排水 开唔到 水压小 拉不下来 放不下来 升不起来 进水 积水',
);

const categoryOf = new Map<string, RepairCategory>();
for (const [category, names] of Object.entries(devices)) {
  for (const name of names) categoryOf.set(name, category as RepairCategory);
}

export const deviceNames: readonly string[] = [...categoryOf.keys()];

/** The repair category a device belongs to, `other` if it is not in the list. */
export function categoryOfDevice(name: string): RepairCategory {
  return categoryOf.get(name) ?? 'other';
}
