import { z } from 'zod';
import type { Alert } from '../alert.ts';
import type { Feed, Look } from '../feed.ts';
import { ask } from './ask.ts';
import { readCap } from './cap-message.ts';
import { maybeText, readXml } from './xml.ts';

const rss = z.object({
  rss: z.object({
    channel: z.object({
      item: z.array(z.object({ guid: maybeText, link: maybeText })).default([]),
    }),
  }),
});

/** So many messages are fetched at a time; a district has few, a first look has some. */
const MOST_MESSAGES = 40;

/** An identifier begins with the adcode of its station and ends in the time at which it was sent. */
const identifier = /(\d{6})41600000_(\d{14})/;

/**
 * The China feed of CAP messages that the WMO relays, without a key. Its newest 500 entries are of the whole country, so
 * they are chosen by adcode before any is fetched: those of the district, its city and its province.
 * @param feedUrl the RSS; messages are fetched from the same origin only
 */
export function capFeed(feedUrl: string): Feed {
  return {
    name: 'cap',
    tells: 'alerts',
    everyMinutes: 5,
    needs: 'adcode',
    async look({ adcode }, known) {
      const answer = await ask(new URL(feedUrl));
      if (!answer.ok) return answer;
      const listed = readXml(answer.text, rss);
      if (!listed.ok) return listed;
      const wanted = entriesFor(listed.value.rss.channel.item, adcode ?? '', feedUrl).filter(
        ({ id }) => !known.has(id),
      );
      return fetchAll(wanted.slice(0, MOST_MESSAGES));
    },
  };
}

/** All or nothing: a message that could not be fetched now is listed again next time. */
async function fetchAll(entries: readonly Entry[]): Promise<Look> {
  const alerts: Alert[] = [];
  for (const { url } of entries) {
    const answer = await ask(url);
    if (!answer.ok) return answer;
    const read = readCap(answer.text);
    if (!read.ok) return read;
    if (read.alert) alerts.push(read.alert);
  }
  return { ok: true, alerts };
}

interface Entry {
  id: string;
  url: URL;
}

function entriesFor(
  items: readonly { guid: string | null; link: string | null }[],
  adcode: string,
  feedUrl: string,
): Entry[] {
  const ours = [adcode, `${adcode.slice(0, 4)}00`, `${adcode.slice(0, 2)}0000`];
  const { origin } = new URL(feedUrl);
  return items.flatMap(({ guid, link }) => {
    const [id, area] = identifier.exec(guid ?? '') ?? identifier.exec(link ?? '') ?? [];
    if (!id || !area || !ours.includes(area) || !link || !URL.canParse(link, feedUrl)) return [];
    const url = new URL(link, feedUrl);
    return url.origin === origin ? [{ id, url }] : [];
  });
}
