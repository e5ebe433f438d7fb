import { defineConfig } from 'prisma/config';

// The CLI insists on a schema-engine binary even for `generate`, which never runs it; any existing file satisfies the
// check, and the download that fails offline is never tried. Migrations run through the engine's WebAssembly build.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
