import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installed = existsSync(executablePath);
if (!installed) {
  if (process.env.REQUIRE_CHROMIUM === '1') throw new Error(`REQUIRE_CHROMIUM=1, but there is no ${executablePath}`);
  console.warn(`No Chromium at ${executablePath}: the tests of the simulator's page are left out.`);
}

/** Tests that need a real browser: left out, with a word on the console, where there is none. */
export const describeInChromium = installed ? describe : describe.skip;

export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath, args: quietFlags });
