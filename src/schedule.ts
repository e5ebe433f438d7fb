import type { CronLine } from './platform/cron.ts';
import type { Progress } from './progress.ts';

/** What happens when: one line per timed job. Each only looks for what is due, so a line may run twice or a night late. */
export const schedule = ({ nudge, nudgeDaily }: Pick<Progress, 'nudge' | 'nudgeDaily'>): CronLine[] => [
  {
    name: 'deadlines, reminders, talks left half-way and messages that are due',
    expression: '* * * * * *',
    run: nudge,
  },
  // At the hour of each community, in its own zone: policy `daily.at`, 09:00 unless it says otherwise.
  { name: 'once a day: gaps in the roster, satisfaction', expression: '* * * * * *', run: nudgeDaily },
];
