import type { CronLine } from './platform/cron.ts';
import type { Progress } from './progress.ts';

interface Timed extends Pick<Progress, 'nudge' | 'nudgeDaily' | 'nudgeGreetings' | 'nudgeWeather'> {
  lookAround(): Promise<void>;
}

/** What happens when: one line per timed job. Each only looks for what is due, so a line may run twice or a night late. */
export const schedule = ({ nudge, nudgeDaily, nudgeGreetings, nudgeWeather, lookAround }: Timed): CronLine[] => [
  {
    name: 'deadlines, reminders, talks left half-way and messages that are due',
    expression: '* * * * * *',
    run: nudge,
  },
  // At the hour of each community, in its own zone: policy `daily.at`, 09:00 unless it says otherwise.
  { name: 'once a day: gaps in the roster, satisfaction', expression: '* * * * * *', run: nudgeDaily },
  // From the hour of each community on, policy `greetings.at`; what is not looked at is caught up on the same day.
  { name: 'greetings, and flowers for tomorrow', expression: '30 */10 * * * *', run: nudgeGreetings },
  { name: 'the weather: sources that are due, and what is over', expression: '40 * * * * *', run: nudgeWeather },
  { name: 'chats and messages that no channel told us of', expression: '20 * * * * *', run: lookAround },
];
