import { complaint } from './complaint.ts';
import type { Flow } from './flow.ts';
import { repair } from './repair.ts';

/** The talks that learn something slot by slot. A new one is a file here, a line below, and an intent that starts it. */
export const flows: Record<string, Flow> = { [repair.id]: repair, [complaint.id]: complaint };
