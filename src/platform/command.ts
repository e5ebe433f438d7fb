import { once } from 'node:events';
import { maskSecrets } from './log.ts';

/**
 * Runs a command-line program: `--help` prints `help` and ends with 0; an error ends with 1 and its first line on standard
 * error. Set-up of signals and exit is the caller's only where it needs more.
 */
export async function runCommand(
  help: string,
  run: (args: string[]) => Promise<void>,
  args = process.argv.slice(2),
): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${help.trim()}\n`);
    return;
  }
  try {
    await run(args);
  } catch (error) {
    const [line = ''] = reasonOf(error).split('\n');
    process.exitCode = 1;
    if (!process.stderr.write(`${line}\n`)) await once(process.stderr, 'drain');
  }
}

/**
 * What an error says to whoever runs us, in as few lines as it has, none of them empty, personal data masked. An address
 * that was tried in several ways (localhost as IPv4 and IPv6) fails with an error that has no words of its own.
 */
export function reasonOf(error: unknown): string {
  const parts = error instanceof AggregateError && error.message === '' ? error.errors : [error];
  const words = parts.map((part: unknown) => (part instanceof Error ? part.message || part.name : String(part)));
  const lines = words.flatMap((text) => text.split('\n').map((line) => line.trim()));
  return maskSecrets(lines.filter((line) => line !== '').join('\n')) || 'failed';
}
