import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../src/dialogue/commands/parse-command.ts';
import { defaultPolicy } from '../src/domain/communities/policy.ts';
import { parseSetUp } from '../src/domain/setup/parse-set-up.ts';
import { loadConfig } from '../src/platform/config.ts';

// What is written down for people holds.

const read = (path: string): string => readFileSync(path, 'utf8');
const papers = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each(papers)('%s', (paper) => {
  test('names only scripts that exist', () => {
    expect(all(read(paper), /npm run ([\w:-]+)/g).filter((script) => !scripts.includes(script))).toEqual([]);
  });

  test('links only to files that exist', () => {
    const links = all(read(paper), /\]\(([^)\s]+)\)/g).filter((link) => !/^(?:https?:|#|mailto:)/.test(link));
    const missing = links.filter((link) => !existsSync(join(dirname(paper), link.split('#')[0] ?? '')));
    expect(missing).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = read('README.md');

  test('explains every command; the steps of the check need no line of their own', () => {
    const steps = ['postinstall', 'types', 'lint', 'dead-code'];
    const explained = [...all(readme, /npm run ([\w:-]+)/g), ...all(readme, /`npm (start|test)`/g)];
    expect(scripts.filter((script) => !steps.includes(script) && !explained.includes(script))).toEqual([]);
  });

  test('says how the tests are run, in a line that .ci/run finds', () => {
    expect(readme.split('\n')).toContain('npm ci && npm test');
    expect(read('.ci/run')).toContain("grep -m 1 -E '^npm ci && npm test$' README.md");
  });

  test('has a set-up file that is accepted', () => {
    const [example = ''] = all(readme, /```yaml\n(.*?)```/gs);
    expect(parseSetUp(example)).toMatchObject({ ok: true, file: { community: { id: 'yuhu' } } });
  });
});

describe('README.zh-CN.md', () => {
  const readme = read('README.zh-CN.md').replace(/ {2,}/g, ' '); // the formatter pads tables
  const [staffPart = ''] = all(readme, /## 员工怎么写\n(.*?)\n## /gs);

  test('teaches staff commands that are understood', () => {
    const commands = all(staffPart, /`([^`]+)`/g);
    expect(commands.length).toBeGreaterThan(10);
    const misread = commands
      .map((text) => (text === '重发 编号' ? '重发 a1b2c3d4' : text))
      .filter((text) => {
        const command = parseCommand(text);
        return command === undefined || 'problem' in command;
      });
    expect(misread).toEqual([]);
  });

  test('tells the delays that hold by default', () => {
    const { emergency, urgent, normal, complaint, inquiry } = defaultPolicy.clocks;
    const rows = { 突发情况: emergency, 急修: urgent, 一般报修: normal, 投诉: complaint, 咨询: inquiry };
    const wrong = Object.entries(rows).filter(([name, { take }]) => {
      const delays = `${take.leaderMinutes} 分钟／${take.managerMinutes} 分钟`;
      return !readme.includes(`| ${name} | ${delays} |`);
    });
    expect(wrong).toEqual([]);
  });

  test('tells the promised hours that hold by default', () => {
    const { urgent, normal, complaint } = defaultPolicy.clocks;
    const hours = (deadline: { dueMinutes: number } | null) => (deadline?.dueMinutes ?? 0) / 60;
    expect(readme).toContain(`${hours(urgent.arrive)} 小时到场，${hours(urgent.fix)} 小时修好`);
    expect(readme).toContain(`${hours(normal.fix)} 小时修好`);
    expect(readme).toContain(`${hours(complaint.reply)} 小时答复`);
  });
});

describe('.env.example', () => {
  const lines = read('.env.example').split('\n');
  const settings = lines.flatMap((line) => {
    const [, comment, name, value] = /^(# ?)?([A-Z][A-Z_]*)=(.*)$/.exec(line) ?? [];
    return name ? [{ name, value, isDefault: comment === undefined }] : [];
  });
  const valuesOf = (rows: typeof settings) => Object.fromEntries(rows.map(({ name, value }) => [name, value]));

  test('has every variable that is read, once, and no other', () => {
    const asked = new Set<string>();
    loadConfig(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }));
    const variables = [...asked].filter((name) => !name.endsWith('_FILE'));
    expect(variables).toContain('DATABASE_URL');
    expect(settings.map(({ name }) => name).sort()).toEqual(variables.sort());
  });

  test('explains each in the lines before it', () => {
    const bare = settings.filter(({ name }) => {
      const at = lines.findIndex((line) => line.replace(/^# /, '').startsWith(`${name}=`));
      return !/^# \S/.test(lines[at - 1] ?? '');
    });
    expect(bare).toEqual([]);
  });

  test('shows the defaults as they are, and examples that are accepted', () => {
    expect(loadConfig(valuesOf(settings.filter(({ isDefault }) => isDefault)))).toEqual(loadConfig({}));
    // A robot has one of two ways.
    const withCallback = settings.filter(({ name }) => name !== 'WECOM_BOT_SECRET');
    const withConnection = settings.filter(({ name }) => !['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'].includes(name));
    expect(loadConfig(valuesOf(withConnection)).wecom?.bot?.mode).toBe('socket');
    const { publicUrl, databaseUrl } = loadConfig(valuesOf(withCallback));
    expect([publicUrl, databaseUrl]).toEqual([
      'https://guanjia.example.com',
      'postgresql://guanjia:password@127.0.0.1:5432/guanjia',
    ]);
  });
});
