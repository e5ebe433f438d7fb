export { channelName } from './address.ts';
export { createLink } from './link/create-link.ts';
export { qrRoutes } from './link/qr-routes.ts';
export { createWechaty, type WechatyDeps } from './wechaty.ts';
