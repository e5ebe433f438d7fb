import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

// TypeScript keeps this type in its library for browsers, which a server does not load.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const MODULE = '@prisma/schema-engine-wasm/schema_engine_bg';
type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

let loading: Promise<Bindings> | undefined;
let panic = '';

/**
 * Lends Prisma's schema engine, connected to `url`. It is the engine's WebAssembly build, so nothing has to be
 * downloaded. Throws what the engine throws; a crash inside it with the engine's own words.
 */
export async function withSchemaEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loading ??= load();
  const { SchemaEngine: Engine } = await loading;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  let engine: SchemaEngine | undefined;
  try {
    engine = await Engine.new({ datamodels: undefined }, () => {}, adapter);
    return await use(engine);
  } catch (error) {
    throw panic ? new Error(`The schema engine crashed: ${panic}`, { cause: error }) : error;
  } finally {
    engine?.free();
    await pool.end();
  }
}

/** Its own loader imports a `.wasm` file, which Node cannot, so this takes the loader's steps one by one. */
async function load(): Promise<Bindings> {
  const bindings: Bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(
    createRequire(import.meta.url)
      .resolve(MODULE)
      .replace(/\.js$/, '.wasm'),
  );
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': withoutWaiting(bindings) });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  // The engine reports a crash to an object of this name.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        panic = message;
      },
    },
  });
  return bindings;
}

/** The engine never clears the timer of its lock (10 s), which would keep our process from ending. */
function withoutWaiting(bindings: Bindings): object {
  const imports: Record<string, unknown> = { ...bindings };
  for (const name of Object.keys(imports).filter((key) => key.startsWith('__wbg_setTimeout_'))) {
    imports[name] = (run: () => void, ms: number) => setTimeout(run, ms).unref();
  }
  return imports;
}

/** Prisma's adapter cuts a script at every semicolon, even inside a function's body; PostgreSQL knows better. */
class WholeScripts extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        throw new DriverAdapterError(describe(error as pg.DatabaseError));
      }
    };
    return adapter;
  }
}

function describe({ code, severity, message, detail, column, hint }: pg.DatabaseError): DriverAdapterError['cause'] {
  return { kind: 'postgres', code: code ?? '', severity: severity ?? 'ERROR', message, detail, column, hint };
}
