import { Avatar, hueOf, shortName } from './avatar.tsx';
import type { SimulatorPerson } from './deps.ts';
import { type Example, examples, page } from './messages.ts';
import type { ChatView } from './page.tsx';

/** One chat as one person's phone, or as a group in which one chooses who speaks. */
export function ChatWindow({ conversation: { id, kind }, members, section, open, title, note }: ChatView) {
  const first = members[0];
  return (
    <article
      class={`window ${section}`}
      id={`chat-${id}`}
      data-chat={id}
      data-kind={kind}
      data-open={open ? 'true' : 'false'}
      aria-label={title}
    >
      <header class="window-head">
        <button type="button" class="icon back" data-back aria-label={page.back} title={page.back}>
          ‹
        </button>
        <Avatar id={kind === 'group' ? id : (first?.id ?? id)} name={title} />
        <h2>
          <span safe>{title}</span>
          {note ? <small safe>{note}</small> : ''}
        </h2>
        <span class="badge" data-unread hidden></span>
        <button type="button" class="icon wide-only" data-enlarge aria-label={page.enlarge} title={page.enlarge}>
          ⤢
        </button>
        <button type="button" class="icon wide-only" data-close aria-label={page.close} title={page.close}>
          ×
        </button>
      </header>
      <div class="log" role="log" aria-label={page.messages(title)} tabindex="0" data-empty={page.empty}></div>
      <button type="button" class="newest" data-newest hidden>
        {page.newest}
      </button>
      <Composer kind={kind} members={members} list={examples[kind === 'group' ? 'group' : (first?.kind ?? 'owner')]} />
    </article>
  );
}

function Composer({ kind, members, list }: { kind: string; members: SimulatorPerson[]; list: Example[] }) {
  const first = members[0];
  return (
    <form class="composer" autocomplete="off">
      <div class="above">
        <Speaker kind={kind} members={members} />
        <div class="examples">
          {list.map(({ label, text, quotesCard }) => (
            <button
              type="button"
              data-example={text}
              data-quotes-card={quotesCard ? 'true' : undefined}
              title={text}
              safe
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      <div class="quoting" data-quoting hidden>
        <span></span>
        <button type="button" class="icon" data-cancel-quote aria-label={page.cancelQuote} title={page.cancelQuote}>
          ×
        </button>
      </div>
      <div class="attached" data-attached hidden></div>
      <div class="callable" data-callable role="listbox" aria-label={page.call} hidden></div>
      <div class="line">
        <label class="icon attach" title={page.addPicture}>
          <span aria-hidden="true">＋</span>
          <input
            type="file"
            multiple
            accept="image/*,audio/*,video/mp4,application/pdf"
            aria-label={page.addPicture}
            data-files
          />
        </label>
        <textarea
          name="text"
          rows="1"
          maxlength="8000"
          enterkeyhint="send"
          aria-label={page.placeholder(first?.name ?? '')}
          placeholder={page.placeholder(first?.name ?? '')}
        ></textarea>
        <button type="submit" class="send">
          {page.send}
        </button>
      </div>
    </form>
  );
}

/** In a group a choice of its members, each with what draws it; alone a hidden field. */
function Speaker({ kind, members }: { kind: string; members: SimulatorPerson[] }) {
  return (
    <label class={kind === 'group' ? 'speaker' : 'speaker alone'} title={page.speakAs}>
      {page.as}
      <select name="as" aria-label={page.speakAs}>
        {members.map((member) => (
          <option
            value={member.id}
            data-short={shortName(member.name)}
            data-hue={String(hueOf(member.id))}
            data-note={member.note}
            safe
          >
            {member.name}
          </option>
        ))}
      </select>
    </label>
  );
}
