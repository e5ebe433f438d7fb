import { listen } from './api.js';
import { Chat } from './chat.js';
import { Clock } from './clock.js';
import { Composer } from './composer.js';
import { Desk } from './desk.js';

const toastMs = 6000;
const toast = document.querySelector('.toast');
let toastTimer;

function onProblem(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    toast.hidden = true;
  }, toastMs);
}

const chats = new Map();
let desk;
for (const node of document.querySelectorAll('[data-chat]')) {
  const chat = new Chat(node, { onNews: (...news) => desk.news(...news), onProblem });
  new Composer(chat, { onProblem });
  chats.set(chat.id, chat);
}
desk = new Desk(chats);

const clock = new Clock(document.querySelector('.bar'), {
  onNewDay() {
    for (const chat of chats.values()) chat.relabel();
    desk.relabel();
  },
  onProblem,
});

const lightbox = document.querySelector('.lightbox');
document.addEventListener('click', (event) => {
  if (!event.target.matches('.picture')) return;
  const large = lightbox.querySelector('img');
  large.src = event.target.src;
  large.alt = event.target.alt;
  lightbox.showModal();
});
lightbox.addEventListener('click', () => lightbox.close());

const offline = document.querySelector('.offline');
const catchUp = () => Promise.all([clock.sync(), ...[...chats.values()].map((chat) => chat.refresh())]);
listen({
  open() {
    offline.hidden = true;
    catchUp().then(
      () => {
        document.body.dataset.ready = 'true';
      },
      (error) => onProblem(error.message),
    );
  },
  lost() {
    offline.hidden = false;
  },
  message({ in: id }) {
    chats
      .get(id)
      ?.refresh()
      .catch((error) => onProblem(error.message));
  },
  clock: (moment) => clock.hear(moment),
});
