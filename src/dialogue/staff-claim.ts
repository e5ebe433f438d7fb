import { recogniseStaff } from '../domain/directory/recognise-staff.ts';
import { tellStaff } from '../domain/dispatch/tell.ts';
import { activeManagers } from '../domain/roster/store.ts';
import { sayMoment } from '../messages/moment.ts';
import { staffClaim } from './staff-lexicon.ts';
import { staffTexts } from './staff-messages.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from './turn-context.ts';

/**
 * “员工 张师傅 13800000101”: a member of staff who writes from an account that no set-up file could name. The managers hear
 * of it, since name and phone are known to many.
 * @returns undefined where it is other talk
 */
export async function claimToBeStaff(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { tx, person, community, clock, now } = ctx;
  const { name, phone } = staffClaim.exec(ctx.text.normalize('NFKC').trim())?.groups ?? {};
  if (name === undefined || phone === undefined || person.kind === 'staff') return undefined;
  const claim = { identityId: person.identityId, communityId: community.id, name, phone };
  const found = await recogniseStaff(tx, claim, community.policy, clock);
  if (found.kind === 'locked') {
    const until = sayMoment(found.until, now, community.zone);
    return answer(words(ctx, staffTexts.claimLocked, { until }));
  }
  if (found.kind === 'no-match') return answer(words(ctx, staffTexts.claimWrong, {}));
  const others = (await activeManagers(tx, community.id)).filter(({ id }) => id !== found.staffId);
  const text = words(ctx, staffTexts.claimForManagers, { name: found.name });
  const ids = others.map(({ id }) => id);
  await tellStaff(tx, ids, undefined, { key: turnKey(ctx, 'claim'), text }, clock);
  return answer(words(ctx, staffTexts.claimed, { name: found.name }));
}
