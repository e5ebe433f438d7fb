/** How people are introduced in the simulator. */
export const simulatorTexts = {
  bot: '管家',
  stranger: '陌生人',
  strangerNote: '未登记',
  roles: { owner: '业主', tenant: '租客', family: '家人', merchant: '商户' },
  posts: {
    technician: '维修员',
    guard: '秩序员',
    cleaner: '保洁员',
    gardener: '绿化员',
    receptionist: '客服',
    manager: '管理',
  },
} as const;
