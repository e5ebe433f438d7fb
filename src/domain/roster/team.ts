export interface Team {
  id: string;
  /** "engineering", "service", "order" */
  key: string;
  name: string;
  leaderId: string | null;
}
