import { ChatWindow } from './chat-window.tsx';
import { ClockBar } from './clock-bar.tsx';
import type { SimulatorConversation, SimulatorDeps, SimulatorPerson } from './deps.ts';
import { createDirectory, type Directory } from './directory.ts';
import { page } from './messages.ts';
import { Rail } from './rail.tsx';

export interface ChatView {
  conversation: SimulatorConversation;
  members: SimulatorPerson[];
  /** a phone bears its owner's name: every direct chat is one with Guanjia */
  title: string;
  note: string;
  /** whom the chat stands for: an owner's phone, a work group, a colleague's phone */
  section: 'owners' | 'groups' | 'staff';
  /** shown at first on a wide screen */
  open: boolean;
}

/** On a wide screen two rows of four: phones above (the last is somebody the register does not know), groups and the manager below. */
const phonesAtFirst = 3;
const groupsAtFirst = 3;

/** In the order in which they build on each other. */
const styles = ['base', 'bar', 'desk', 'messages', 'composer', 'narrow'];

/** The page `/sim`, whole; messages are filled in by its script. */
export async function renderPage(deps: Pick<SimulatorDeps, 'cast' | 'clock' | 'zone'>): Promise<string> {
  const chats = arrangeChats(createDirectory(await deps.cast()));
  const html = await (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="theme-color" content="#f4f1ec" />
        <title>{page.title}</title>
        <link rel="icon" href="/sim/assets/icon.svg" type="image/svg+xml" />
        {styles.map((name) => (
          <link rel="stylesheet" href={`/sim/assets/${name}.css`} />
        ))}
        <script type="module" src="/sim/assets/simulator.js"></script>
      </head>
      <body data-zone={deps.zone} data-now={deps.clock.now().toISOString()}>
        <ClockBar />
        <noscript>{page.noScript}</noscript>
        <aside class="hint" hidden>
          <p class="hint-long" safe>
            {page.hint(chats.find(({ section }) => section === 'owners')?.title ?? '')}
          </p>
          <p class="hint-short">{page.hintShort}</p>
          <button type="button" class="quiet" data-close-hint>
            {page.hintClose}
          </button>
        </aside>
        <main class="desk">
          <Rail chats={chats} />
          <div class="windows">
            {chats.map((chat) => (
              <ChatWindow {...chat} />
            ))}
          </div>
        </main>
        <div class="toast" role="status" aria-live="polite" hidden></div>
        <dialog class="lightbox">
          <img alt="" />
        </dialog>
      </body>
    </html>
  );
  return `<!doctype html>${html}`;
}

/** Owners first, then groups, then colleagues; as many open as fit a screen. */
function arrangeChats({ conversations, people }: Directory): ChatView[] {
  const person = new Map(people.map((one) => [one.id, one]));
  const views = conversations.map((conversation): Omit<ChatView, 'open'> => {
    const members = conversation.members.map((id) => person.get(id)).filter((member) => member !== undefined);
    if (conversation.kind === 'group') {
      return {
        conversation,
        members,
        section: 'groups',
        title: conversation.title,
        note: page.members(members.length),
      };
    }
    const { kind, name = conversation.title, note = '' } = members[0] ?? {};
    return { conversation, members, section: kind === 'owner' ? 'owners' : 'staff', title: name, note };
  });
  const of = (section: ChatView['section']) => views.filter((view) => view.section === section);
  const manager = of('staff').find(({ members }) => members[0]?.kind === 'manager');
  return [
    ...of('owners').map((view, index, { length }) => ({
      ...view,
      open: index < phonesAtFirst || index === length - 1,
    })),
    ...of('groups').map((view, index) => ({ ...view, open: index < groupsAtFirst })),
    ...of('staff').map((view) => ({ ...view, open: view === manager })),
  ];
}
