import { DateTime } from 'luxon';
import type { Board } from './board.ts';
import { emergencyNumbers, page } from './messages.ts';

const icon =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Crect width="8" height="8" rx="2" fill="%231f5c4d"/%3E%3C/svg%3E';

/** A day by its date: what a notice calls tomorrow is read today and tomorrow. */
const sayWhen = (at: Date, { zone }: Board['community']): string =>
  DateTime.fromJSDate(at, { zone }).toFormat('M月d日 HH:mm');

/** The page of a display in the lobby, whole. Its script asks for it again and puts the new `main` in place of the old. */
export async function renderBoard(board: Board): Promise<string> {
  const { community, at } = board;
  const html = await (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title safe>{page.title(community.name)}</title>
        <link rel="icon" href={icon} type="image/svg+xml" />
        <link rel="stylesheet" href="/board/assets/board.css" />
        <script type="module" src="/board/assets/board.js"></script>
      </head>
      <body data-zone={community.zone}>
        <header class="head">
          <div class="title">
            <h1 safe>{community.name}</h1>
            <p>{page.service}</p>
          </div>
          <div class="now">
            <span class="date" data-date></span>
            <span class="time" data-time></span>
          </div>
        </header>
        <main data-now={at.toISOString()}>
          <Weather {...board} />
          <div class="columns">
            <Notices {...board} />
            <Numbers {...board} />
          </div>
        </main>
        <footer class="foot">
          <span class="offline" data-offline hidden>
            {page.offline}
          </span>
          <span>
            {page.updated}{' '}
            <time data-updated>{DateTime.fromJSDate(at, { zone: community.zone }).toFormat('HH:mm')}</time>
          </span>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${html}`;
}

function Weather({ weather, community }: Board) {
  if (weather.length === 0) return '';
  return (
    <section class="weather">
      <h2>{page.weather}</h2>
      <ul>
        {weather.map((alert) => (
          <li>
            <strong safe>{alert.headline}</strong>
            <span safe>{`${alert.sender} ${sayWhen(alert.at, community)} ${page.sent}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notices({ notices, community }: Board) {
  return (
    <section class="notices">
      <h2>{page.notices}</h2>
      {notices.length === 0 ? (
        <div class="empty">
          <p>{page.noNotices}</p>
          <p class="hint">{page.noNoticesHint}</p>
        </div>
      ) : (
        <div class="list" data-list>
          {notices.map((notice) => (
            <article>
              <p class="meta">
                {notice.isCorrection ? <span class="mark">{page.correction}</span> : ''}
                <span class="audience" safe>
                  {notice.audience}
                </span>
                <span safe>{`${sayWhen(notice.at, community)} ${page.sent}`}</span>
              </p>
              <p class="text" safe>
                {notice.text}
              </p>
            </article>
          ))}
        </div>
      )}
    </section>
  );
}

function Numbers({ community }: Board) {
  return (
    <aside class="numbers">
      <section class="hotline">
        <h2>{page.hotline}</h2>
        <p class="number" safe>
          {community.hotline}
        </p>
        <p class="hint">{page.hotlineHint}</p>
      </section>
      <section class="emergencies">
        <h2>{page.emergencies}</h2>
        <dl>
          {emergencyNumbers.map(({ name, number }) => (
            <div>
              <dt>{name}</dt>
              <dd>{number}</dd>
            </div>
          ))}
        </dl>
      </section>
    </aside>
  );
}
