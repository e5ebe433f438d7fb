import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Wechaty } from 'wechaty';

import { setEnvironment } from '../../../platform/config.ts';
import { servicePuppet, type WechatyConfig } from '../../../platform/wechaty-config.ts';
import { createServicePuppet, type GrpcCode, type Puppet } from './service-puppet.ts';
import { within } from './within.ts';

export interface OpenedBot {
  bot: Wechaty;
  puppet: Puppet;
  /** Starts it. Resolves when the library says so, which is before it is logged in, and even where it never will be. */
  start(): Promise<void>;
  /**
   * Ends our side of it, and leaves the account online where the puppet is a service. Any other puppet lives in this
   * process: it is stopped, for there can be no second one beside it, or with `forGood` left to end with the process.
   */
  leave(forGood: boolean): Promise<void>;
}

/** The puppet cannot be loaded: it is not installed, or is none. */
export class PuppetMissing extends Error {
  override name = 'PuppetMissing';
}

const startMs = 25_000;
const stopMs = 6_000;

/**
 * Loads Wechaty and the puppet, quiet, and makes a bot that has not started. What it writes down (the memory card, which
 * may hold the login) goes to `wechaty` in `dataDir`, for our eyes only.
 * Throws PuppetMissing, and where the folder cannot be made.
 */
export async function openBot(
  config: WechatyConfig,
  dataDir: string,
  onBroken: (code: GrpcCode | undefined) => void,
): Promise<OpenedBot> {
  const folder = resolve(dataDir, 'wechaty');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  // Louder, it writes tokens and what people say, and takes the process's errors for itself.
  setEnvironment('WECHATY_LOG', 'silent');
  const { WechatyBuilder } = await import('wechaty');
  const service = config.puppet === servicePuppet ? await createServicePuppet(config, onBroken) : undefined;
  const puppet = service ?? (await createOtherPuppet(config));
  const bot = WechatyBuilder.build({ name: join(folder, config.name), puppet });
  let started: Promise<unknown> = Promise.resolve();
  return {
    bot,
    puppet,
    start() {
      const starting = bot.start();
      started = starting.catch(() => {}); // the caller hears of it
      return starting;
    },
    async leave(forGood) {
      if (!service && forGood) return;
      service?.hangUp();
      await within(started, startMs); // stopped half-way, it leaves timers behind
      service?.hangUp();
      await within(bot.stop(), stopMs);
    },
  };
}

async function createOtherPuppet(config: WechatyConfig): Promise<Puppet> {
  let loaded: { default?: unknown };
  try {
    loaded = (await import(config.puppet)) as { default?: unknown };
  } catch (error) {
    throw new PuppetMissing(`${config.puppet} cannot be loaded`, { cause: error });
  }
  const { default: exported } = loaded;
  // A CommonJS puppet stands one step deeper.
  const made = typeof exported === 'object' && exported !== null && 'default' in exported ? exported.default : exported;
  if (typeof made !== 'function') throw new PuppetMissing(`${config.puppet} is no puppet`);
  const Made = made as new (options: object) => Puppet;
  return new Made(config.token === undefined ? {} : { token: config.token });
}
