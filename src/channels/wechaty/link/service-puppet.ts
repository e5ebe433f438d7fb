import type { impls } from 'wechaty-puppet';
import { servicePuppet, type WechatyConfig, type WechatyTls } from '../../../platform/wechaty-config.ts';

export type Puppet = impls.PuppetInterface;

/** A puppet that can be left without a word to its service, which keeps the account online. */
export interface LeavablePuppet extends Puppet {
  /** Ends the connection on our side alone. May be called at any time, and again. */
  hangUp(): void;
}

/** What is used of the library: its own types redeclare `promisify` for the whole program, so they are not read. */
type EventStream = NodeJS.EventEmitter & { cancel(): void };
interface Client {
  event(request: unknown): EventStream;
  close(): void;
}
interface Manager {
  readonly client: Client;
  eventStream?: EventStream;
  initClient(): Promise<void>;
}
type ServiceClass = new (
  options: object,
) => Omit<Puppet, 'onStop'> & {
  _grpcManager: Manager | undefined;
  readonly _payloadStore: { start(accountId: string): Promise<void> };
  readonly _store: { dispatch: unknown };
  bridgeGrpcEventStream(manager: Manager): void;
  onStop(): Promise<void>;
};

/** How gRPC says that a call is over; 16: the token is not known, 6: another client has the stream. */
export type GrpcCode = number;

/** Our own watch is quicker: the library's would log the account out. */
const neverSeconds = 20 * 86_400; // a timer of Node holds 24 days

/**
 * The client of a puppet service (gRPC), kept from four habits of the library: it stops the puppet of the service when it
 * ends, which logs the account out; it is deaf to the end of the stream of events, and to its failure at first; it keeps names and rooms in clear on
 * the disk, under a path with the token, in a database that crashes a second process; and it works on a copy of every
 * event for plugins that nobody has. `onBroken` is told, perhaps more than once, when the stream of events is over.
 */
export async function createServicePuppet(
  config: WechatyConfig,
  onBroken: (code: GrpcCode | undefined) => void,
): Promise<LeavablePuppet> {
  const name: string = servicePuppet;
  const { PuppetService } = (await import(name)) as { PuppetService: ServiceClass };

  class QuietService extends PuppetService implements LeavablePuppet {
    constructor(options: object) {
      super(options);
      this._payloadStore.start = async () => {};
      this._store.dispatch = (action: unknown) => action;
    }

    override bridgeGrpcEventStream(manager: Manager): void {
      super.bridgeGrpcEventStream(manager);
      const init = manager.initClient.bind(manager);
      manager.initClient = async () => {
        await init();
        watchStream(manager.client, onBroken);
      };
    }

    hangUp(): void {
      const manager = this._grpcManager;
      this._grpcManager = undefined;
      if (!manager) return;
      manager.eventStream?.cancel();
      clientOf(manager)?.close();
    }

    /** Without a connection there is nobody to be told to stop. */
    override async onStop(): Promise<void> {
      this.hangUp();
      await super.onStop();
    }
  }

  return new QuietService({
    ...(config.token !== undefined && { token: config.token }),
    ...(config.endpoint !== undefined && { endpoint: config.endpoint }),
    ...(config.authority !== undefined && { authority: config.authority }),
    tls: tlsOptions(config.tls),
    timeoutSeconds: neverSeconds,
  });
}

function watchStream(client: Client, onBroken: (code: GrpcCode | undefined) => void): void {
  const open = client.event.bind(client);
  client.event = (request) => {
    const stream = open(request);
    stream.on('error', (error: { code?: GrpcCode }) => onBroken(error.code));
    stream.on('end', () => onBroken(undefined));
    return stream;
  };
}

/** Its client, or nothing where it has not come so far: then the library throws. */
function clientOf(manager: Manager): Client | undefined {
  try {
    return manager.client;
  } catch {
    return undefined;
  }
}

function tlsOptions(tls: WechatyTls): { caCert?: string; serverName?: string; disable: boolean } {
  return {
    ...(tls.mode === 'own' && { caCert: tls.ca }),
    ...(tls.serverName !== undefined && { serverName: tls.serverName }),
    disable: tls.mode === 'off',
  };
}
