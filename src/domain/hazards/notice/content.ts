import { DateTime } from 'luxon';
import { render, type Template, type Vars } from '../../../messages/template.ts';
import type { Hazard } from '../../../platform/db.ts';
import type { CommunityFacts } from '../../communities/community.ts';
import { actions, severityLabels } from '../messages.ts';
import { whatOf } from '../speech.ts';
import { letter } from './messages.ts';

/** What stands beside a label. */
export type Fact = readonly [label: string, value: string];

/** A written notice as it is printed, line by line; no name of anybody who lives there or who saw it. */
export interface Letter {
  company: string;
  title: string;
  serial: string;
  to: string;
  opening: string;
  factsHead: string;
  /** rows of one or two labels with what stands beside them */
  facts: readonly (readonly Fact[])[];
  photosHead: string;
  /** told of pictures that cannot be printed; empty where there are none */
  photosApart(count: number): string;
  rulesHead: string;
  rules: readonly string[];
  demandHead: string;
  demands: readonly string[];
  signature: readonly string[];
  cutLine: string;
  receipt: string;
  receiptLines: readonly (readonly [left: string, right: string])[];
  page(page: number, pages: number): string;
}

export interface LetterFacts {
  hazard: Hazard;
  community: CommunityFacts;
  /** of the year, from 1 */
  number: number;
  year: number;
  issuedAt: Date;
  deadline: Date;
}

/** “锦绣花园整字〔2026〕第0003号” */
export function serialOf(community: CommunityFacts, year: number, number: number): string {
  const vars = { community: community.name, year, number: String(number).padStart(4, '0') };
  return render(letter.serial, vars, community.wording);
}

/** Writes a notice: what was found, on what it rests, what is asked by when, and the receipt to sign. */
export function writeLetter({ hazard, community, number, year, issuedAt, deadline }: LetterFacts): Letter {
  const text = <Names extends string>(template: Template<Names>, vars: Vars<Names>) =>
    render(template, vars, community.wording);
  const date = (at: Date, format: string) => DateTime.fromJSDate(at, { zone: community.zone }).toFormat(format);
  const moment = (at: Date) => date(at, 'yyyy年M月d日 HH:mm');
  const company = text(letter.company, { community: community.name });
  const title = text(letter.title, {});
  const serial = serialOf(community, year, number);
  const { place } = hazard;
  const plain = <Names extends string>(template: Template<Names>) => text(template, {} as Vars<Names>);
  return {
    ...{ company, title, serial },
    to: text(letter.to, { place }),
    opening: plain(letter.opening),
    factsHead: plain(letter.factsHead),
    facts: [
      [
        [plain(letter.factNumber), String(hazard.number)],
        [plain(letter.factSeverity), severityLabels[hazard.severity] ?? ''],
      ],
      [[plain(letter.factPlace), hazard.position ? `${place}，${hazard.position}` : place]],
      [[plain(letter.factWhat), whatOf(hazard)]],
      [
        [plain(letter.factFound), moment(hazard.foundAt)],
        [
          plain(letter.factNotified),
          hazard.noticedAt ? text(letter.notifiedAt, { at: moment(hazard.noticedAt) }) : plain(letter.notifiedNever),
        ],
      ],
    ],
    photosHead: plain(letter.photosHead),
    photosApart: (count) => (count > 0 ? text(letter.photosApart, { count }) : ''),
    rulesHead: plain(letter.rulesHead),
    rules: [...plain(letter.law).split('\n'), plain(letter.rule)],
    demandHead: plain(letter.demandHead),
    demands: [
      text(letter.demand, {
        deadline: moment(deadline),
        action: actions[hazard.type],
        hotline: community.hotline,
      }),
      plain(letter.warning),
    ],
    signature: [
      text(letter.signCompany, { company }),
      plain(letter.signManager),
      text(letter.signDate, { date: date(issuedAt, 'yyyy年M月d日') }),
    ],
    cutLine: plain(letter.cutLine),
    receipt: text(letter.receipt, { title, serial }),
    receiptLines: [
      [text(letter.receiptPlace, { place }), plain(letter.receiptRelation)],
      [plain(letter.receiptSign), plain(letter.receiptDate)],
      [plain(letter.receiptServer), plain(letter.receiptWitness)],
    ],
    page: (page, pages) => text(letter.page, { page, pages }),
  };
}

/** What the file is called. */
export const fileNameOf = (community: CommunityFacts, year: number, number: number): string =>
  render(letter.fileName, { year, number: String(number).padStart(4, '0') }, community.wording);
