import { enterAlert, liftAlert } from '../../domain/weather/enter-alert.ts';
import { kindLabels, levelLabels, states } from '../../domain/weather/messages.ts';
import { tickBuilding } from '../../domain/weather/patrol-round.ts';
import { kindSaid, levelSaid } from '../../domain/weather/read-said.ts';
import { weatherReport } from '../../domain/weather/report.ts';
import type { Command, WeatherWord } from '../commands/command.ts';
import { line, moment, type Scene } from '../commands/scene.ts';
import { answer, type TurnReply, turnKey } from '../turn-context.ts';
import { untilWord } from './lexicon.ts';

type Handler = (scene: Scene, command: Command) => Promise<TurnReply>;

const HOUR_MS = 3_600_000;
/** Where no end is said. */
const USUAL_HOURS = 12;

/** What staff say of the weather: its state and warnings of our own (managers), and that a building was looked at. */
export const weatherCommands: Readonly<Record<WeatherWord, Handler>> = { weather, 'weather-end': lift, patrol };

export const isWeatherWord = (word: string): word is WeatherWord => Object.hasOwn(weatherCommands, word);

/** 天气; 天气 大风 橙色 今晚8点到明早6点. */
async function weather(scene: Scene, { rest }: Command): Promise<TurnReply> {
  if (scene.person.role !== 'manager') return line(scene, states.managersOnly, {});
  const { tx, community, now, clock } = scene;
  if (rest.trim() === '') return answer(await weatherReport(tx, community, now));
  const [kind, level] = [kindSaid(rest), levelSaid(rest)];
  if (!kind || !level) return line(scene, states.how, {});
  const { span, from, to } = timesIn(scene, rest);
  if (span?.value.past || to <= now) return line(scene, states.past, { said: span?.text ?? rest });
  const onsetAt = from > now ? from : null;
  const said = { kind, level, onsetAt, expiresAt: to, identifier: turnKey(scene, 'weather') };
  await enterAlert(tx, community, said, clock);
  const when = `${moment(scene, onsetAt ?? now)}–${moment(scene, to)}`;
  return line(scene, states.entered, { level: levelLabels[level], what: kindLabels[kind], when });
}

/** From when to when: a single time is the beginning, unless it is said to be the end; without any it is from now on. */
function timesIn({ now, read }: Scene, rest: string) {
  const span = read(rest).times.find(({ value }) => value.grain !== 'anytime');
  const later = (from: Date) => new Date(Math.max(from.getTime(), now.getTime()) + USUAL_HOURS * HOUR_MS);
  if (!span) return { span, from: now, to: later(now) };
  const { from, to } = span.value;
  if (to) return { span, from, to };
  const isEnd = untilWord.test(rest.slice(0, rest.indexOf(span.text))) || /^[到至]/.test(span.text);
  return isEnd ? { span, from: now, to: from } : { span, from, to: later(from) };
}

/** 天气解除 大风. */
async function lift(scene: Scene, { rest }: Command): Promise<TurnReply> {
  if (scene.person.role !== 'manager') return line(scene, states.managersOnly, {});
  const kind = kindSaid(rest);
  if (!kind) return line(scene, states.liftHow, {});
  const { tx, community, clock } = scene;
  const lifted = await liftAlert(tx, community, { kind, identifier: turnKey(scene, 'weather-end') }, clock);
  return line(scene, lifted ? states.lifted : states.nothingToLift, { what: kindLabels[kind] });
}

/** 巡查 3栋: its balconies were looked at. */
async function patrol(scene: Scene, { rest }: Command): Promise<TurnReply> {
  const said = rest.trim();
  const who = { communityId: scene.community.id, building: said, by: scene.person.name };
  const tick = await tickBuilding(scene.tx, who, scene.clock);
  if (tick.ok) {
    const { building, left } = tick;
    return left > 0
      ? line(scene, states.patrolled, { building, left })
      : line(scene, states.patrolledAll, { building });
  }
  if (tick.why === 'no-round') return line(scene, states.noPatrol, {});
  if (tick.why === 'no-building') return line(scene, states.noBuilding, { said, example: tick.example });
  const { building, name, at } = tick;
  return line(scene, states.patrolledBefore, { building, name, at: moment(scene, at) });
}
