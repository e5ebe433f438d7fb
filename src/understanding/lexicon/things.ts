/** What people count besides devices. Longer names are found before shorter ones. */
export const countedThings: readonly string[] = (
  '电动车 自行车 车位 停车位 车 门禁卡 电梯卡 卡 钥匙 椅子 桌子 凳子 沙发 床 柜子 箱子 包裹 快递 袋子 房间 卧室 卫生间 厕所 ' +
  '阳台 房子 门 狗 猫 宠物 孩子 小孩 老人 人 师傅 保安 保洁 树 灯泡 灯 砖 瓷砖 地砖 纱窗 窗 窗户 桶 垃圾桶 垃圾 井盖 洞 ' +
  '牌子 镜子 板 口子 缝 裂缝 插头 插孔 摄像头 台阶 螺丝 花盆 空调外机 工单 问题 单元 地方'
).split(' ');

/** After 块: a piece of something, and no money. */
export const pieces =
  '玻璃|砖|瓷砖|地砖|木板|板|地|布|墙|墙皮|石|石头|区域|儿|去|来|电池|牌|表|皮|水泥|污|黑|白|广告|草坪|空地|钢|铁|招牌|门板|地板|镜子|肉|电路板|干|大|小|吊顶|天花';
