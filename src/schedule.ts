import type { CronLine } from './platform/cron.ts';
import type { Progress } from './progress.ts';

/** What happens when: one line per timed job. Each only looks for what is due, so a line may run twice or a night late. */
export const schedule = ({ nudge }: Pick<Progress, 'nudge'>): CronLine[] => [
  { name: 'deadlines, reminders and messages that are due', expression: '* * * * * *', run: nudge },
];
