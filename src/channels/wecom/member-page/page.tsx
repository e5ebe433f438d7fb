import type { Children } from '@kitajs/html';
import { render, type Template } from '../../../messages/template.ts';
import type { MemberTicket, PressOutcome } from './deps.ts';
import { texts } from './messages.ts';
import type { OfferedPress } from './press.ts';
import { style } from './style.ts';

/** Where the page is, and where its buttons lead. */
export const pagePath = '/wecom/me';
export const pressPath = `${pagePath}/press`;

/** The page with what came of a press. */
export const pressedPath = (seq: string): string => `${pagePath}?pressed=${seq}`;

export interface MemberView {
  tickets: readonly MemberTicket[];
  /** what the form of a button carries */
  offer(button: string): OfferedPress;
  /** of the press that led here, by its number in the inbox */
  outcome?: (PressOutcome & { seq: string }) | undefined;
}

/** The page of a member: what was said to his last press, and his tickets. It needs no script. */
export async function renderTickets({ tickets, offer, outcome }: MemberView): Promise<string> {
  return await document(
    <>
      <header>
        <h1 safe>{say(texts.title)}</h1>
        {tickets.length > 0 && <span safe>{render(texts.count, { count: tickets.length })}</span>}
        <a href={outcome && !outcome.handled ? pressedPath(outcome.seq) : pagePath} safe>
          {say(texts.refresh)}
        </a>
      </header>
      {outcome && <Said outcome={outcome} />}
      {tickets.map((ticket) => (
        <Ticket ticket={ticket} offer={offer} />
      ))}
      {tickets.length === 0 && (
        <article>
          <h2 safe>{say(texts.none)}</h2>
          <p safe>{say(texts.noneNote)}</p>
        </article>
      )}
    </>,
  );
}

/** A page that only says something, with a way to begin again. */
export async function renderWord(title: Template<never>, text: Template<never>): Promise<string> {
  return await document(
    <section class="word">
      <h1 safe>{say(title)}</h1>
      <p safe>{say(text)}</p>
      <a class="button" href={pagePath} safe>
        {say(texts.retry)}
      </a>
    </section>,
  );
}

function Said({ outcome: { handled, texts: said } }: { outcome: PressOutcome }) {
  const lines = handled ? said : [say(texts.pending)];
  if (lines.length === 0) return '';
  return (
    <section class="said" role="status">
      <h2 safe>{say(texts.said)}</h2>
      {lines.map((line) => (
        <p safe>{line}</p>
      ))}
    </section>
  );
}

function Ticket({ ticket, offer }: { ticket: MemberTicket } & Pick<MemberView, 'offer'>) {
  const { number, state, buttons } = ticket;
  const [title = '', ...lines] = ticket.lines;
  return (
    <article>
      <div class="head">
        <h2 safe>{title}</h2>
        <span safe>{state}</span>
      </div>
      <p safe>{lines.join('\n')}</p>
      {buttons.length > 0 && (
        <div class="presses">
          {buttons.map(({ id, label }) => (
            <form method="post" action={pressPath}>
              {Object.entries(offer(id)).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <button type="submit" aria-label={`${label} ${number}`} safe>
                {label}
              </button>
            </form>
          ))}
        </div>
      )}
    </article>
  );
}

const say = (template: Template<never>): string => render(template, {});

async function document(content: Children): Promise<string> {
  const html = await (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#f3f0ea" />
        <link rel="icon" href="data:," />
        <title safe>{say(texts.title)}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>{content as 'safe'}</main>
      </body>
    </html>
  );
  return `<!doctype html>${html}`;
}
