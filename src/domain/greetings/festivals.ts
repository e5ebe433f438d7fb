import type { FestivalId } from '../communities/greetings-policy.ts';

/** When each festival is. */
export const festivals: readonly { id: FestivalId; calendar: 'solar' | 'lunar'; month: number; day: number }[] = [
  { id: 'new-year', calendar: 'solar', month: 1, day: 1 },
  { id: 'spring-festival', calendar: 'lunar', month: 1, day: 1 },
  { id: 'lantern', calendar: 'lunar', month: 1, day: 15 },
  { id: 'dragon-boat', calendar: 'lunar', month: 5, day: 5 },
  { id: 'mid-autumn', calendar: 'lunar', month: 8, day: 15 },
  { id: 'double-ninth', calendar: 'lunar', month: 9, day: 9 },
  { id: 'national-day', calendar: 'solar', month: 10, day: 1 },
];
