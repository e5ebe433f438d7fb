import { texts } from './texts.js';

const zone = document.body.dataset.zone;
const format = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hourCycle: 'h23', ...options });
const date = format({ year: 'numeric', month: 'long', day: 'numeric' });
const weekday = format({ weekday: 'short' });
const clock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const minute = format({ hour: '2-digit', minute: '2-digit' });
const monthDay = format({ month: 'long', day: 'numeric' });
const plainDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const dayMs = 86_400_000;

/** Virtual time as last told by the server; it goes on by itself between two tellings unless it is being moved. */
let told = Date.parse(document.body.dataset.now);
let toldAt = performance.now();
let standing = false;

export function setNow(iso, { moving }) {
  told = Date.parse(iso);
  toldAt = performance.now();
  standing = moving;
}

export function now() {
  return told + (standing ? 0 : performance.now() - toldAt);
}

export const dateLabel = (ms) => `${date.format(ms)} ${weekday.format(ms)}`;
export const clockLabel = (ms) => clock.format(ms);

/** 2026-11-24, in the community's zone. */
export const dayOf = (ms) => plainDay.format(ms);
export const tomorrow = () => dayOf(Date.parse(`${dayOf(now())}T12:00:00Z`) + dayMs);
export const inputValue = (ms) => `${dayOf(ms)}T${minute.format(ms)}`;

/** As chat apps write it: the time today, yesterday with its name, else the day. */
export function stampLabel(iso) {
  const ms = Date.parse(iso);
  const present = now();
  const time = minute.format(ms);
  if (dayOf(ms) === dayOf(present)) return time;
  if (dayOf(ms) === dayOf(present - dayMs)) return `${texts.yesterday} ${time}`;
  return `${monthDay.format(ms)} ${weekday.format(ms)} ${time}`;
}

export function shortStamp(iso) {
  const ms = Date.parse(iso);
  return dayOf(ms) === dayOf(now()) ? minute.format(ms) : monthDay.format(ms);
}

export const fullStamp = (iso) => `${dateLabel(Date.parse(iso))} ${clockLabel(Date.parse(iso))}`;
