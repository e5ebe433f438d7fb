import type { Policy } from './policy.ts';

/** What the rest of the domain needs to know of a community. */
export interface CommunityFacts {
  id: string;
  name: string;
  /** IANA name: "Asia/Shanghai" */
  zone: string;
  hotline: string;
  policy: Policy;
  /** template id → text that replaces ours */
  wording: Record<string, string>;
  /** category, kind or "kind.category" → team key */
  routing: Record<string, string>;
  demo: boolean;
}
