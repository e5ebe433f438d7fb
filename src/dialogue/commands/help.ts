import { answer, type TurnReply, words } from '../turn-context.ts';
import { mayKeepAny } from './kept-answers.ts';
import { texts } from './messages.ts';
import { isChief } from './report.ts';
import type { Scene } from './scene.ts';

/** 帮助: every command, those for managers, leaders and whoever answers questions only to them (S161), and the hotline (S58). */
export async function help(scene: Scene): Promise<TurnReply> {
  const { hotline, policy } = scene.community;
  const parts = [
    words(scene, texts.help, {}),
    (await isChief(scene)) && words(scene, texts.helpChief, { days: policy.satisfaction.windowDays }),
    (await mayKeepAny(scene)) && words(scene, texts.helpKeep, {}),
    scene.person.role === 'manager' && words(scene, texts.helpManager, {}),
    words(scene, texts.helpHotline, { hotline }),
  ];
  return answer(parts.filter((part) => part !== false).join(''));
}
