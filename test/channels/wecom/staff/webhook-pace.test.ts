import { expect } from '@jest/globals';
import { accounts } from '../../../../src/channels/wecom/address.ts';
import { enqueueMany } from '../../../../src/messages/outgoing.ts';
import { transaction } from '../../../../src/platform/db.ts';
import { storyOverWecom } from '../../../support/story.ts';

const count = 1_000;
const allowedPerMinute = 20;
const words = Array.from({ length: count }, (_, nth) => `第${nth + 1}条`);

storyOverWecom(
  'a webhook that is told 1,000 messages at one moment sends them in order, as fast as it may and never faster',
  async (world) => {
    const { app, clock, wecom } = world;
    const { id: conversationId } = await app.db.conversation.findFirstOrThrow({
      where: { account: accounts.webhook, chat: 'hook-eng' },
    });
    const messages = words.map((text) => ({ conversationId, key: `pace:${text}`, content: { text } }));
    await transaction(app.db, (tx) => enqueueMany(tx, messages, clock));
    const start = clock.now().getTime();
    const seen = () => wecom.server.groupSees('hook-eng');
    for (let minute = 0; seen().length < count && minute < 60; minute++) await world.forward({ minutes: 1 });

    expect(seen().map(({ text }) => text)).toEqual(words);
    const called = wecom.server.corp.calls.filter(({ path }) => path === 'webhook/send');
    expect(called.map(({ errcode }) => errcode)).toEqual(words.map(() => 0));
    const minutes = ((seen().at(-1)?.at.getTime() ?? Number.POSITIVE_INFINITY) - start) / 60_000;
    const share = (count - allowedPerMinute) / (allowedPerMinute * minutes); // the first 20 go at once
    expect(share).toBeGreaterThanOrEqual(0.95);
    expect(share).toBeLessThanOrEqual(1);
  },
  undefined,
  240_000,
);
