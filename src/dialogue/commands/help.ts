import { answer, type TurnReply, words } from '../turn-context.ts';
import { texts } from './messages.ts';
import type { Scene } from './scene.ts';

/** 帮助: every command, those for managers only to managers (S161), and the hotline (S58). */
export function help(scene: Scene): TurnReply {
  const forManagers = scene.person.role === 'manager' ? words(scene, texts.helpManager, {}) : '';
  const hotline = words(scene, texts.helpHotline, { hotline: scene.community.hotline });
  return answer(`${words(scene, texts.help, {})}${forManagers}${hotline}`);
}
