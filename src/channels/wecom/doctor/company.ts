/** What the communities that use WeCom say about it in their set-up files. `community` is the name that people read. */
export interface Company {
  /** `userid`: the id in the company; absent where the file gives none */
  staff: readonly { name: string; community: string; userid?: string }[];
  groups: readonly CompanyGroup[];
  kfAccounts: readonly { openKfid: string; community: string }[];
}

export interface CompanyGroup {
  name: string;
  community: string;
  /** the key, which opens the group to anybody: never shown */
  webhook?: string | undefined;
  appchat?: string | undefined;
  bot?: string | undefined;
}
