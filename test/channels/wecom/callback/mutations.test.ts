import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  appKeys,
  readAppCallback,
  readBotCallback,
  readVerification,
} from '../../../../src/channels/wecom/callback/read-callback.ts';
import { Refusal } from '../../../../src/channels/wecom/callback/refusal.ts';
import { mutate, mutation } from './mutations.ts';
import { app, appBody, appRequest, bot, botBody, proof, queryOf, request, SIGNED_AT, V1, V2, V3 } from './sealing.ts';

// 100,000 envelopes in all: what was signed is changed in 60,000, anything in the body in 40,000.
const TIME_MS = 120_000;

/** What it was read as; nothing where it was refused. Anything else that is thrown is a crash. */
function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const doors = {
  app: {
    sealed: V2.encrypted,
    read: (query: Record<string, string>, sealed: string) =>
      readAppCallback(request(query, appBody(sealed)), app, SIGNED_AT),
  },
  bot: {
    sealed: V3.encrypted,
    read: (query: Record<string, string>, sealed: string) =>
      readBotCallback(request(query, botBody(sealed)), bot, SIGNED_AT),
  },
  check: {
    sealed: V1.echostr,
    read: (query: Record<string, string>, sealed: string) =>
      readVerification(queryOf({ ...query, echostr: sealed }), appKeys(app), SIGNED_AT),
  },
};
const door = fc.constantFrom(...(Object.keys(doors) as (keyof typeof doors)[]));
const part = fc.constantFrom('msg_signature', 'timestamp', 'nonce', 'sealed', 'sealed', 'sealed');

test('the three are let in as they are', () => {
  for (const { sealed, read } of Object.values(doors))
    expect(unlessRefused(() => read(proof(sealed), sealed))).toBeDefined();
});

test(
  'whatever is changed in what was signed, it is refused',
  () => {
    const property = fc.property(
      door,
      part,
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      (name, where, changes) => {
        const { sealed, read } = doors[name];
        const whole: Record<string, string> = { ...proof(sealed), sealed };
        const changed = changes.reduce(mutate, whole[where] ?? '');
        fc.pre(changed !== whole[where]);
        const { sealed: text = '', ...query } = { ...whole, [where]: changed };
        return unlessRefused(() => read(query, text)) === undefined;
      },
    );
    fc.assert(property, { numRuns: 60_000 });
  },
  TIME_MS,
);

test(
  'whatever is changed in the body, it is refused, or says the same: a part that is not signed says nothing to us',
  () => {
    const envelopes = {
      app: {
        body: appBody(V2.encrypted),
        read: (body: string) => readAppCallback(request(proof(V2.encrypted), body), app, SIGNED_AT),
      },
      bot: {
        body: botBody(V3.encrypted),
        read: (body: string) => readBotCallback(request(proof(V3.encrypted), body), bot, SIGNED_AT),
      },
    };
    const genuine = { app: envelopes.app.read(envelopes.app.body), bot: envelopes.bot.read(envelopes.bot.body) };
    let refused = 0;
    const name = fc.constantFrom('app' as const, 'bot' as const);
    const property = fc.property(name, fc.array(mutation, { minLength: 1, maxLength: 3 }), (name, changes) => {
      const { body, read } = envelopes[name];
      const value = unlessRefused<unknown>(() => read(changes.reduce(mutate, body)));
      if (value === undefined) refused++;
      else expect(value).toEqual(genuine[name]);
    });
    fc.assert(property, { numRuns: 40_000 });
    expect(refused).toBeGreaterThan(30_000);
  },
  TIME_MS,
);

test(
  'whoever has the token and not the key can make nothing crash',
  () => {
    let refused = 0;
    const property = fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
      const sealed = changes.reduce(mutate, V2.encrypted);
      if (unlessRefused(() => doors.app.read(proof(sealed), sealed)) === undefined) refused++;
    });
    fc.assert(property, { numRuns: 5_000 });
    expect(refused).toBeGreaterThan(4_000);
  },
  TIME_MS,
);

test(
  'whoever has the token can change bytes of the ciphertext, and make nothing crash',
  () => {
    const bytes = Buffer.from(V2.encrypted, 'base64');
    let refused = 0;
    const change = fc.record({ at: fc.nat({ max: bytes.length - 1 }), by: fc.integer({ min: 1, max: 255 }) });
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = Buffer.from(bytes);
      for (const { at, by } of changes) changed[at] = (changed[at] ?? 0) ^ by;
      const sealed = changed.toString('base64');
      if (unlessRefused(() => doors.app.read(proof(sealed), sealed)) === undefined) refused++;
    });
    fc.assert(property, { numRuns: 10_000 });
    expect(refused).toBeGreaterThan(9_000);
  },
  TIME_MS,
);

test(
  'whoever has both can seal anything, and make nothing crash',
  () => {
    const property = fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
      const received = unlessRefused(() =>
        readAppCallback(appRequest(changes.reduce(mutate, V2.plain)), app, SIGNED_AT),
      );
      return received === undefined || received.value.key !== '';
    });
    fc.assert(property, { numRuns: 10_000 });
  },
  TIME_MS,
);
