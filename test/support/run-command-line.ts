import { execFile } from 'node:child_process';

/** Runs one of the commands as `npm run` does, in a process of its own; resolves when it has ended, however it ended. */
export function runCommandLine(
  file: string,
  args: readonly string[],
  {
    databaseUrl,
    input = '',
    env: more = {},
  }: { databaseUrl?: string; input?: string; env?: Record<string, string> } = {},
): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, ...more, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', file, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
    child.stdin?.end(input);
  });
}
