import type { EmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';

/** Variables by which the global set-up tells the tests' processes where the server is. */
export const SERVER = 'GUANJIA_TEST_SERVER';
export const TEMPLATE = 'GUANJIA_TEST_TEMPLATE';

declare global {
  var guanjiaTest: { dataDir: string; postgres: EmbeddedPostgres } | undefined;
}
