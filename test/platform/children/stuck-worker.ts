import { startWorker } from '../../../src/platform/jobs.ts';
import { createLog } from '../../../src/platform/log.ts';

/** Takes the job `hang` and never ends it. Argument: the database. */
await startWorker({
  url: process.argv[2] ?? '',
  log: createLog('silent'),
  concurrency: 1,
  tasks: {
    hang: async () => {
      process.stdout.write('started\n');
      await new Promise(() => {});
    },
  },
});
