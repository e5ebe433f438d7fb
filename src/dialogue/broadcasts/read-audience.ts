import type { ResidentRole } from '../../platform/db.ts';
import { readNumber } from '../../understanding/numerals.ts';
import {
  afterAudience,
  allTeamsWords,
  everybodyWords,
  groupWords,
  homeInList,
  joiner,
  listWord,
  placeWords,
  roleWords,
  teamSuffix,
} from './lexicon.ts';

/** Whom a notice is for, in the words that were said; nothing is looked up yet but buildings with names and teams. */
export interface SaidAudience {
  everybody: boolean;
  buildings: string[];
  entrances: { building: string; entrance: string }[];
  homes: { building: string; entrance?: string; room: string }[];
  roles: ResidentRole[];
  teams: { id: string; name: string }[];
}

interface Known {
  /** names of buildings, as the register has them */
  buildings: readonly string[];
  teams: readonly { id: string; name: string }[];
}

/** Full-width digits and marks made plain, character by character, so that places stay the same. */
const plainOf = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));

/**
 * Reads “3栋、5栋1单元的业主 明天停水”: whom it is for, and what is left. A name of a place that the text goes on with
 * (“3栋停水”) is none. @returns undefined where nobody is named
 */
export function readAudience(text: string, known: Known): { said: SaidAudience; rest: string } | undefined {
  const said: SaidAudience = { everybody: false, buildings: [], entrances: [], homes: [], roles: [], teams: [] };
  let left = text.trimStart();
  for (let isFirst = true; ; isFirst = false) {
    const skip = isFirst ? 0 : (joiner.exec(left)?.[0].length ?? 0);
    if (!isFirst && skip === 0) break;
    const taken = takeItem(plainOf(left.slice(skip)), said, known);
    if (taken === 0) {
      if (isFirst) return undefined;
      break;
    }
    left = left.slice(skip + taken);
  }
  const gap = afterAudience.exec(plainOf(left));
  return gap ? { said, rest: left.slice(gap[0].length) } : undefined;
}

/** Takes one name off the beginning of a text. @returns its length; 0 where there is none */
function takeItem(text: string, said: SaidAudience, known: Known): number {
  return (
    takeTeams(text, said, known) ||
    takeEverybody(text, said) ||
    takeList(text, said) ||
    takePlace(text, said, known) ||
    takeRole(text, said)
  );
}

function takeTeams(text: string, { teams }: SaidAudience, known: Known): number {
  const all = allTeamsWords.exec(text);
  if (all) {
    teams.push(...known.teams);
    return all[0].length;
  }
  for (const team of known.teams) {
    const bare = team.name.replace(teamSuffix, '');
    const name = [team.name, bare].find((one) => one.length > 1 && text.startsWith(one));
    if (!name) continue;
    teams.push({ id: team.id, name: team.name });
    return name.length + (groupWords.exec(text.slice(name.length))?.[0].length ?? 0);
  }
  return 0;
}

function takeEverybody(text: string, said: SaidAudience): number {
  const start = everybodyWords.exec(text)?.[0].length ?? 0;
  if (start === 0) return 0;
  said.everybody = true;
  return start + takeRole(text.slice(start), said);
}

function takeList(text: string, { homes }: SaidAudience): number {
  let at = listWord.exec(text)?.[0].length ?? 0;
  if (at === 0) return 0;
  let end = 0;
  for (let home = homeInList.exec(text.slice(at)); home; home = homeInList.exec(text.slice(at))) {
    const [whole, building = '', entrance, room = ''] = home;
    homes.push({ building, room, ...(entrance !== undefined && { entrance }) });
    end = at + whole.trimEnd().replace(/[,、]$/, '').length;
    at += whole.length;
  }
  return end;
}

function takePlace(text: string, said: SaidAudience, known: Known): number {
  const named = known.buildings.find((name) => !/^[0-9A-Z]+$/.test(name) && text.startsWith(name));
  const [whole = named, building = named, entrance] = placeWords.exec(text) ?? [];
  if (!whole || !building) return 0;
  const name = numeral(building);
  if (entrance === undefined) said.buildings.push(name);
  else said.entrances.push({ building: name, entrance: numeral(entrance) });
  const of = /^的?/.exec(text.slice(whole.length))?.[0].length ?? 0;
  const role = takeRole(text.slice(whole.length + of), said);
  return whole.length + (role > 0 ? of + role : 0);
}

/** “十二” is building 12, “b” is B. */
function numeral(text: string): string {
  const value = readNumber(text);
  return Number.isNaN(value) ? text.toUpperCase() : String(value);
}

function takeRole(text: string, { roles }: SaidAudience): number {
  const word = Object.keys(roleWords).find((one) => text.startsWith(one));
  if (word === undefined) return 0;
  const role = roleWords[word];
  if (role && !roles.includes(role)) roles.push(role);
  return word.length;
}
