import { type Audience, audienceShape, tellsResidents } from '../../domain/broadcasts/audience.ts';
import { draftBroadcast, draftCorrection } from '../../domain/broadcasts/draft.ts';
import { countRecipients } from '../../domain/broadcasts/recipients-store.ts';
import { sayAudience } from '../../domain/broadcasts/speech.ts';
import { lockByNumber, type Place, placesOf, updateBroadcast } from '../../domain/broadcasts/store.ts';
import { findUnit } from '../../domain/owners/find-unit.ts';
import { unitLabel } from '../../domain/owners/unit.ts';
import { teamsOf } from '../../domain/roster/store.ts';
import { findBanned } from '../../messages/house-style.ts';
import type { Command } from '../commands/command.ts';
import { isDirect, line, type Scene } from '../commands/scene.ts';
import { type TurnReply, words } from '../turn-context.ts';
import { mediaOf } from './media.ts';
import { texts } from './messages.ts';
import { showPreview } from './preview.ts';
import { readAudience, type SaidAudience } from './read-audience.ts';
import { sendAtOf, takeWish, type Wish } from './wish.ts';

/**
 * 通知 3栋 明天停水: a draft and its preview. @returns undefined where it was ordinary talk in a group
 */
export async function compose(scene: Scene, { rest }: Command, media: string[]): Promise<TurnReply | undefined> {
  const { tx, community, person, turn, clock } = scene;
  const { buildings, teams, places } = await knownOf(scene);
  const first = takeWish(scene, rest);
  const read = readAudience(first.rest, { buildings, teams });
  if (!read) return isDirect(scene) ? sayHow(scene, teams) : undefined;
  if (person.role !== 'manager') return line(scene, texts.managersOnly, {});
  const second = takeWish(scene, read.rest);
  const wish = first.wish ?? second.wish;
  const text = (first.wish ? read.rest : second.rest).trim();
  const all = await mediaOf(scene, media);
  if (text === '' && all.length === 0) return sayHow(scene, teams);
  const problem = problemOf(scene, text, wish);
  if (problem) return problem;
  const audience = await lookUp(scene, read.said, places, text);
  if ('unknown' in audience) return line(scene, texts.unknownPlace, { place: audience.unknown });

  const by = { staffId: person.staffId, conversationId: turn.conversation.id };
  const sendAt = wish?.kind === 'past' ? null : sendAtOf(scene, wish);
  const broadcast = await draftBroadcast(tx, { community, by, text, media: all, audience, sendAt }, clock);
  if (audience.teams.length === 0 && (await countRecipients(tx, broadcast.id)) === 0) {
    await updateBroadcast(tx, broadcast.id, { state: 'cancelled' });
    return line(scene, texts.nobody, { audience: sayAudience(audience, community) });
  }
  return showPreview(scene, broadcast);
}

/** 更正 12 …: what was wrong is said anew to the same people, after the same preview and approval. */
export async function correct(scene: Scene, { number = 0, rest }: Command, media: string[]): Promise<TurnReply> {
  const { tx, community, person, turn, clock } = scene;
  const about = await lockByNumber(tx, community.id, number);
  if (!about) return line(scene, texts.unknown, { number });
  if (about.state !== 'sending' && about.state !== 'done' && about.state !== 'withdrawn') {
    return line(scene, texts.correctUnsent, { number });
  }
  const text = rest.trim();
  if (text === '') return line(scene, texts.correctHow, { number });
  const problem = problemOf(scene, text, undefined);
  if (problem) return problem;
  const by = { staffId: person.staffId, conversationId: turn.conversation.id };
  const draft = { community, by, text, media: await mediaOf(scene, media) };
  return showPreview(scene, await draftCorrection(tx, draft, about, clock));
}

/** Why a text cannot be told. */
export function problemOf(scene: Scene, text: string, wish: Wish | undefined): TurnReply | undefined {
  const banned = findBanned(text);
  if (banned) return line(scene, texts.wordingHeld, { found: banned });
  return wish?.kind === 'past' ? line(scene, texts.pastTime, { said: wish.said }) : undefined;
}

async function knownOf({ tx, community }: Scene) {
  const places = await placesOf(tx, community.id);
  const buildings = [...new Set(places.map(({ building }) => building))];
  return { places, buildings, teams: await teamsOf(tx, community.id) };
}

function sayHow(scene: Scene, teams: readonly { name: string }[]): TurnReply {
  if (scene.person.role !== 'manager') return line(scene, texts.managersOnly, {});
  return line(scene, texts.how, { team: teams[0]?.name ?? words(scene, texts.exampleTeam, {}) });
}

/** Finds what was said in the register; nothing is told to a place that is not there. */
async function lookUp(
  scene: Scene,
  said: SaidAudience,
  places: readonly Place[],
  text: string,
): Promise<Audience | { unknown: string }> {
  const { everybody, buildings, entrances, homes, roles, teams } = said;
  const units: Audience['units'] = [];
  const strange = buildings.find((one) => !places.some(({ building }) => building === one));
  if (strange !== undefined) return { unknown: strange };
  const closed = entrances.find(
    (one) => !places.some(({ building, entrance }) => building === one.building && entrance === one.entrance),
  );
  if (closed) return { unknown: `${closed.building}-${closed.entrance}` };
  for (const home of homes) {
    const found = await findUnit(scene.tx, scene.community.id, home);
    if (found.kind !== 'one') return { unknown: [home.building, home.entrance, home.room].filter(Boolean).join('-') };
    units.push({ id: found.unit.id, label: unitLabel(found.unit) });
  }
  const until = endOf(scene, text);
  const named = teams.map(({ id, name }) => ({ id, name }));
  const audience = { everybody, buildings, entrances, units, roles, teams: named };
  const told = tellsResidents(audienceShape.parse(audience)) && until;
  return audienceShape.parse({ ...audience, ...(told && { until: told.toISOString() }) });
}

/** When the last time that a notice names is over; undefined where it names none that lies ahead. */
function endOf(scene: Scene, text: string): Date | undefined {
  const ends = scene
    .read(text)
    .times.filter(({ value }) => !value.repeats && value.grain !== 'anytime')
    .map(({ value }) => value.to ?? value.from)
    .filter((end) => end > scene.now);
  return ends.length > 0 ? new Date(Math.max(...ends.map((end) => end.getTime()))) : undefined;
}
