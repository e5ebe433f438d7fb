import { once } from 'node:events';

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
    const message = error instanceof Error ? error.message : String(error);
    const [line = 'failed'] = message.split('\n').filter((text) => text.trim() !== '');
    process.exitCode = 1;
    if (!process.stderr.write(`${line.trim()}\n`)) await once(process.stderr, 'drain');
  }
}
