import { render } from '../../messages/template.ts';
import { puppetAbilities, puppetBans, puppetCosts, puppetSupport, puppetWords } from './puppets-messages.ts';

/** Whether a puppet does a thing: all of it, some of it, nothing, or nobody has tried. */
type Support = keyof typeof puppetSupport;

type Ability = keyof typeof puppetAbilities;

interface KnownPuppet {
  /** npm name of the puppet as it is configured; services are reached through wechaty-puppet-service */
  npm: string;
  /** the service's own name, where it is one */
  service?: string;
  supports: Readonly<Record<Ability, Support>>;
  cost: keyof typeof puppetCosts;
  /** how likely the account is banned */
  ban: keyof typeof puppetBans;
}

const web = {
  direct: 'yes',
  rooms: 'yes',
  files: 'yes',
  mentions: 'partly',
  members: 'yes',
  links: 'no',
  stableIds: 'no',
} as const;

/** What is known of each puppet that speaks with WeChat, the ones that can be used first. */
const knownPuppets: readonly KnownPuppet[] = [
  {
    npm: 'wechaty-puppet-service',
    service: 'WorkPro',
    supports: {
      ...{ direct: 'yes', rooms: 'yes', files: 'yes', mentions: 'yes', members: 'yes' },
      ...{ roomsCreate: 'unknown', links: 'unknown', stableIds: 'unknown' },
    },
    cost: 'paid',
    ban: 'medium',
  },
  {
    npm: 'wechaty-puppet-official-account',
    supports: {
      ...{ direct: 'yes', rooms: 'no', files: 'partly', mentions: 'no', members: 'no' },
      ...{ roomsCreate: 'no', links: 'unknown', stableIds: 'yes' },
    },
    cost: 'free',
    ban: 'none',
  },
  {
    npm: 'wechaty-puppet-xp',
    supports: {
      ...{ direct: 'yes', rooms: 'yes', files: 'yes', mentions: 'yes', members: 'unknown' },
      ...{ roomsCreate: 'no', links: 'unknown', stableIds: 'unknown' },
    },
    cost: 'free',
    ban: 'oneBuild',
  },
  { npm: 'wechaty-puppet-wechat4u', supports: { ...web, roomsCreate: 'unknown' }, cost: 'free', ban: 'veryHigh' },
  { npm: 'wechaty-puppet-wechat', supports: { ...web, roomsCreate: 'no' }, cost: 'free', ban: 'veryHigh' },
  {
    npm: 'wechaty-puppet-padlocal',
    supports: {
      ...{ direct: 'yes', rooms: 'yes', files: 'yes', mentions: 'yes', members: 'yes' },
      ...{ roomsCreate: 'yes', links: 'yes', stableIds: 'yes' },
    },
    cost: 'paid',
    ban: 'dead',
  },
];

const namesOf = <Names extends string>(texts: Readonly<Record<Names, unknown>>) => Object.keys(texts) as Names[];
const titleOf = ({ npm, service }: KnownPuppet) => (service === undefined ? npm : `${npm} + ${service}`);

/** What each known puppet supports, as a table in Markdown: the one in docs/wechaty.zh-CN.md. */
export function puppetTable(): string {
  const columns = namesOf(puppetAbilities);
  const heads = [puppetWords.puppet, ...columns.map((ability) => puppetAbilities[ability]), puppetWords.cost];
  const rows = knownPuppets.map((puppet) => [
    titleOf(puppet),
    ...columns.map((ability) => puppetSupport[puppet.supports[ability]].text),
    puppetCosts[puppet.cost].text,
    puppetBans[puppet.ban].text,
  ]);
  const head = [...heads, puppetWords.ban].map(({ text }) => text);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Said at the start: what was chosen, and all that there is, with what it can do and how likely a ban is. */
export function describePuppets(chosen: string): string {
  const lines = knownPuppets.map((puppet) => {
    const can = namesOf(puppetAbilities).filter((ability) => puppet.supports[ability] === 'yes');
    return render(puppetWords.line, {
      puppet: titleOf(puppet),
      can: can.map((ability) => puppetAbilities[ability].text).join('、'),
      ban: puppetBans[puppet.ban].text,
    });
  });
  return `${[render(puppetWords.chosen, { puppet: chosen }), ...lines].join('\n')}\n`;
}
