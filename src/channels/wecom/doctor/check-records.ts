import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { doubtful, type Finding, sound } from '../../../platform/finding.ts';
import { records as texts } from './messages.ts';
import { countCrowded, wasEverCalled } from './records-store.ts';

/** What our own records show: whether WeCom has ever called us, and whether too much is sent at once. */
export async function checkRecords(db: Db, clock: Clock): Promise<Finding[]> {
  return [await checkCalls(db), await checkPace(db, clock)];
}

/** No call of WeCom tells whether the app has a callback address; that something came does. */
async function checkCalls(db: Db): Promise<Finding> {
  const name = 'wecom-calls';
  if (await wasEverCalled(db)) return sound(name, render(texts.called, {}));
  return doubtful(name, render(texts.neverCalled, {}), render(texts.saveAddress, {}));
}

async function checkPace(db: Db, clock: Clock): Promise<Finding> {
  const name = 'wecom-pace';
  const count = await countCrowded(db, clock.now());
  if (count === 0) return sound(name, render(texts.paceSound, {}));
  return doubtful(name, render(texts.crowded, { count }), render(texts.wait, {}));
}
