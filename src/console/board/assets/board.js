// A display in the lobby: tells the time, asks for the board again, and keeps what it has when nobody answers.

const refreshMs = 30_000;
const pageMs = 9_000;
const zone = document.body.dataset.zone;
const part = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: zone, ...options });
const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const date = part({ month: 'long', day: 'numeric', weekday: 'long' });
const show = (name, text) => {
  document.querySelector(`[data-${name}]`).textContent = text;
};

/** What is on the screen, as it came. */
let shown = document.querySelector('main').innerHTML;
/** How far the clock of the board is from this machine's. */
let aheadMs = 0;

function readClock() {
  aheadMs = new Date(document.querySelector('main').dataset.now).getTime() - Date.now();
}

function tick() {
  const now = new Date(Date.now() + aheadMs);
  show('time', time.format(now));
  show('date', date.format(now));
}

async function refresh() {
  const offline = document.querySelector('[data-offline]');
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store', signal: AbortSignal.timeout(15_000) });
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (!fresh) throw new Error('no board');
    const former = document.querySelector('main');
    former.dataset.now = fresh.dataset.now;
    if (shown !== fresh.innerHTML) {
      shown = fresh.innerHTML;
      former.replaceWith(fresh);
    }
    readClock();
    offline.hidden = true;
    show('updated', time.format(new Date(Date.now() + aheadMs)));
  } catch {
    offline.hidden = false;
  }
}

/** What goes on below fades out. */
function fade() {
  const list = document.querySelector('[data-list]');
  if (list) list.dataset.more = String(list.scrollTop + list.clientHeight < list.scrollHeight - 4);
}

/** What does not fit on the screen is shown page by page, each from the first notice that was cut. */
function turn() {
  const list = document.querySelector('[data-list]');
  if (!list || list.scrollHeight <= list.clientHeight + 4) return;
  const end = list.scrollTop + list.clientHeight;
  const cut = [...list.children].find((notice) => notice.offsetTop + notice.offsetHeight > end + 4);
  const next = cut && cut.offsetTop > list.scrollTop ? cut.offsetTop : list.scrollTop + list.clientHeight * 0.8;
  list.scrollTo({ top: end >= list.scrollHeight - 4 ? 0 : next, behavior: 'smooth' });
}

readClock();
tick();
fade();
setInterval(() => {
  tick();
  fade();
}, 1_000);
setInterval(refresh, refreshMs);
setInterval(turn, pageMs);
window.addEventListener('online', refresh);
document.body.dataset.ready = '';
