/** The channel's name, in addresses and set-up files. */
export const channelName = 'wecom';

/**
 * Accounts of the channel: the app's chats with members one by one, the ways into a group of theirs, and customers who are
 * contacts of a member (客户联系). Any other account is a customer-service account (微信客服), by its open_kfid.
 */
export const accounts = {
  app: 'app',
  webhook: 'webhook',
  appchat: 'appchat',
  bot: 'bot',
  contact: 'contact',
} as const;

export type Surface = keyof typeof accounts | 'kf';

export function surfaceOf(account: string): Surface {
  return Object.hasOwn(accounts, account) ? (account as keyof typeof accounts) : 'kf';
}
