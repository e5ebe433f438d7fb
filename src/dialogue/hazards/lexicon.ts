/** Taken back with the number first: “隐患 1012 撤销”. */
export const saysWithdrawn = (text: string): boolean => /^(?:撤销|撤回|取消|作废|误报)[。.!！]*$/.test(text.trim());

/** “已经收进来了”, “花盆搬走了”: said of a thing that could fall. */
export const saysRemoved = (text: string): boolean =>
  [...text.trim()].length <= 30 &&
  /(?:收|搬|移|挪|拿|拆|固定|处理|清理|清|弄|修|关|取)(?:好|走|掉|开|进(?:来|去|屋)?|回(?:来|去)?|完|下来|到(?:里面|室内|屋里))+(?:了|啦|咯)/.test(
    text,
  ) &&
  !/没|不|吗|[?？]|怎么/.test(text);

/** What stands outside of a home and is its people's to see to; walls and what belongs to all is ours. */
export const atHome = /阳台|窗台|飘窗|露台|窗外|窗户|窗|空调外?机|花盆|盆栽|晾/;
