declare module 'autocannon' {
  interface Run {
    url: string;
    connections: number;
    /** seconds */
    duration: number;
    method: 'POST';
    headers: Record<string, string>;
    body: string;
  }
  interface Report {
    '2xx': number;
    non2xx: number;
    errors: number;
    /** seconds */
    duration: number;
  }
  export default function autocannon(run: Run): Promise<Report>;
}
