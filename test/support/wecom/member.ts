import { queueCallback } from './callbacks.ts';
import { type CardView, cardKey, issueResponseCode } from './cards.ts';
import { type App, type Corp, isVisible, type Shown } from './corp.ts';
import { confirmMassTask, type MassTask } from './mass-messages.ts';
import { keepMedia } from './media.ts';

/** A member's client. */
export interface MemberClient {
  /** What the apps sent him, oldest first. */
  readonly sees: readonly Shown[];
  /** How a card with buttons stands on his screen now; nothing where he never got it. */
  card(taskId: string): CardView | undefined;
  /** Writes to the app; resolves to the MsgId. */
  says(text: string): string;
  sendsImage(bytes: Buffer): string;
  /** Presses a button by its words. Throws where his card shows no such button. */
  clicks(taskId: string, label: string): void;
  /** Opens the app. */
  opens(): void;
  /** Mass messages that wait for his confirmation. */
  readonly massTasks: readonly MassTask[];
  confirms(taskId: string): void;
  /** Confirms all that wait. Throws where none does. */
  confirmsMass(): void;
}

/** The client of a member, open at one app. */
export function memberClient(corp: Corp, agentId: number, userid: string): MemberClient {
  const app = corp.apps.find((candidate) => candidate.agentId === agentId);
  if (!app || !isVisible(corp, app, userid)) throw new Error(`${userid} does not see app ${agentId}`);
  const common = { FromUserName: userid, AgentID: agentId };

  function send(fields: Record<string, string>): string {
    // 64 bits, as in WeCom: more than a number holds exactly.
    const MsgId = `73${corp.nextId('').padStart(17, '0')}`;
    queueCallback(corp, app as App, { ...common, ...fields, MsgId: BigInt(MsgId) });
    return MsgId;
  }

  const cardOf = (taskId: string) => corp.cards.get(cardKey(agentId, taskId))?.views.get(userid.toLowerCase());

  const massTasks = () =>
    [...corp.massTasks.values()].filter(
      (task) => task.sender === userid && task.confirmedAt === undefined && !task.cancelled,
    );

  return {
    get sees() {
      return corp.screens.get(`member:${userid.toLowerCase()}`) ?? [];
    },
    card: cardOf,
    says: (text) => send({ MsgType: 'text', Content: text }),
    sendsImage: (bytes) =>
      send({ MsgType: 'image', PicUrl: '', MediaId: keepMedia(corp, { kind: 'image', name: 'photo.jpg', bytes }) }),
    clicks(taskId, label) {
      const button = cardOf(taskId)?.buttons.find(({ text }) => text === label);
      if (!button) throw new Error(`${userid} sees no button ${label} on ${taskId}`);
      queueCallback(corp, app, {
        ...{ ...common, MsgType: 'event', Event: 'template_card_event', EventKey: button.key, TaskId: taskId },
        ...{ CardType: 'button_interaction', ResponseCode: issueResponseCode(corp, agentId, taskId) },
      });
    },
    opens: () => queueCallback(corp, app, { ...common, MsgType: 'event', Event: 'enter_agent', EventKey: '' }),
    get massTasks() {
      return massTasks();
    },
    confirms: (taskId) => confirmMassTask(corp, taskId),
    confirmsMass() {
      const waiting = massTasks();
      if (waiting.length === 0) throw new Error(`no mass message waits for ${userid}`);
      for (const { msgid } of waiting) confirmMassTask(corp, msgid);
    },
  };
}
