import { satisfactionReport } from '../../domain/reports/satisfaction-report.ts';
import { teamsOf } from '../../domain/roster/store.ts';
import { answer, type TurnReply } from '../turn-context.ts';
import { canonicalWords } from './lexicon.ts';
import { texts } from './messages.ts';
import { line, type Scene } from './scene.ts';

/** 满意度, 回访率, 报表: satisfaction and follow-up in numbers (S82, S84), for managers and for leaders of teams. */
export async function report(scene: Scene): Promise<TurnReply> {
  if (!(await isChief(scene))) return line(scene, texts.reportFor, { word: canonicalWords.report });
  return answer((await satisfactionReport(scene.tx, scene.community, scene.now)).text);
}

/** Whether the person is a manager or leads a team. */
export async function isChief({ tx, person, community }: Scene): Promise<boolean> {
  if (person.role === 'manager') return true;
  return (await teamsOf(tx, community.id)).some(({ leaderId }) => leaderId === person.staffId);
}
