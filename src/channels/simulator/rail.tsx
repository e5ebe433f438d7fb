import { Avatar } from './avatar.tsx';
import { page } from './messages.ts';
import type { ChatView } from './page.tsx';

const sections = [
  { key: 'owners', title: page.owners },
  { key: 'groups', title: page.groups },
  { key: 'staff', title: page.staff },
] as const;

/** All chats: on a wide screen it shows and hides windows, on a phone it is the list one comes from. */
export function Rail({ chats }: { chats: ChatView[] }) {
  return (
    <nav class="rail">
      {sections.map(({ key, title }) => (
        <section>
          <h2>{title}</h2>
          <ul>
            {chats
              .filter(({ section }) => section === key)
              .map((chat) => (
                <RailEntry {...chat} />
              ))}
          </ul>
        </section>
      ))}
      <p class="invented">{page.invented}</p>
    </nav>
  );
}

function RailEntry({ conversation: { id, kind }, members, open, title, note }: ChatView) {
  return (
    <li>
      <button
        type="button"
        class="entry"
        data-entry={id}
        aria-pressed={open ? 'true' : 'false'}
        title={page.showOrHide(title)}
      >
        <Avatar id={kind === 'group' ? id : (members[0]?.id ?? id)} name={title} />
        <span class="entry-text">
          <span class="entry-title" safe>
            {title}
          </span>
          <span class="entry-note" data-preview data-note={note} safe>
            {note}
          </span>
        </span>
        <span class="entry-side">
          <time data-preview-time></time>
          <span class="badge" data-unread hidden></span>
        </span>
      </button>
    </li>
  );
}
