import { findStaffByName } from '../../domain/roster/find-staff.ts';
import { teamByKey, teamsOfStaff } from '../../domain/roster/team-lookup.ts';
import type { TurnContext } from '../turn-context.ts';

/** Posts that people speak of instead of names, and the team they mean. */
const posts: readonly [RegExp, string][] = [
  [/客服|前台|接待|收费员/, 'service'],
  [/保安|门岗|秩序员|巡逻/, 'order'],
  [/维修|师傅|工程部|电工|水工/, 'engineering'],
  [/保洁|清洁工/, 'cleaning'],
  [/绿化|园丁/, 'greening'],
];

/** Whom a complaint is about, as far as its words tell: one person and the teams that must not read it. */
export async function findAccused(ctx: TurnContext, text: string): Promise<{ staffId?: string; teamIds: string[] }> {
  const { tx, community, meaning } = ctx;
  for (const mention of meaning.staffMentions) {
    const found = await findStaffByName(tx, community.id, mention.value);
    if (found.kind === 'one') return { staffId: found.staff.id, teamIds: await teamsOfStaff(tx, found.staff.id) };
  }
  const spoken = posts.find(([pattern]) => pattern.test(text));
  const team = spoken && (await teamByKey(tx, community.id, spoken[1]));
  return { teamIds: team ? [team.id] : [] };
}
