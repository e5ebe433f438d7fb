export { accounts, channelName } from './address.ts';
export { createWecom, type WecomDeps } from './wecom.ts';
