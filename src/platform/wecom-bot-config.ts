import { z } from 'zod';
import { field } from './config-field.ts';

/** The variables of the AI bot (智能机器人) of WeCom (docs/wecom.zh-CN.md). */
export const wecomBotFields = {
  WECOM_BOT_TOKEN: field(
    '1 to 32 letters and digits',
    z
      .string()
      .regex(/^[A-Za-z0-9]{1,32}$/)
      .optional(),
  ),
  WECOM_BOT_AES_KEY: field(
    '43 letters and digits',
    z
      .string()
      .regex(/^[A-Za-z0-9]{43}$/)
      .optional(),
  ),
  WECOM_BOT_ID: field(
    'the id of the robot, without spaces',
    z
      .string()
      .regex(/^\S{1,128}$/)
      .optional(),
  ),
  WECOM_BOT_SECRET: field(
    'the secret of the long connection, without spaces',
    z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
  ),
  WECOM_BOT_WS_URL: field(
    'an address that begins with wss:// or ws://',
    z.url({ protocol: /^wss?$/ }).default('wss://openws.work.weixin.qq.com'),
  ),
};

export type WecomBotValues = { [K in keyof typeof wecomBotFields]: z.output<(typeof wecomBotFields)[K]['schema']> };

/** How the AI bot is joined: the platform has one way for each bot, and choosing one ends the other. */
export type WecomBotConfig = WecomBotCallback | WecomBotSocket;

/** It calls us. */
export interface WecomBotCallback {
  mode: 'callback';
  token: string;
  aesKey: string;
  /** the robot that may call us; absent: any that has its token and key */
  botId?: string;
}

/** We call it, and keep the line. */
export interface WecomBotSocket {
  mode: 'socket';
  botId: string;
  secret: string;
  url: string;
}

/** Undefined where no way is given. What does not fit together is added to `problems`. */
export function readWecomBot(values: WecomBotValues, problems: string[]): WecomBotConfig | undefined {
  const { WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey } = values;
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_WS_URL: url } = values;
  if (secret !== undefined) {
    const other = token !== undefined ? 'WECOM_BOT_TOKEN' : aesKey !== undefined ? 'WECOM_BOT_AES_KEY' : undefined;
    if (other) problems.push(`WECOM_BOT_SECRET must stand without ${other}: a robot has a connection or a callback`);
    if (botId === undefined) problems.push('WECOM_BOT_ID must be given too, since WECOM_BOT_SECRET is');
    return botId === undefined ? undefined : { mode: 'socket', botId, secret, url };
  }
  if (token !== undefined && aesKey !== undefined)
    return { mode: 'callback', token, aesKey, ...(botId !== undefined && { botId }) };
  if (token !== undefined) problems.push('WECOM_BOT_AES_KEY must be given too, since WECOM_BOT_TOKEN is');
  else if (aesKey !== undefined) problems.push('WECOM_BOT_TOKEN must be given too, since WECOM_BOT_AES_KEY is');
  else if (botId !== undefined)
    problems.push('WECOM_BOT_SECRET must be given too, or WECOM_BOT_TOKEN, since WECOM_BOT_ID is');
  return undefined;
}
