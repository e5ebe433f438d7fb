import type { IncomingMedia } from '../../messages/contract.ts';

/** A stored file, by its Media id. Throws where it is gone. */
export type OpenMedia = (id: string) => Promise<Pick<IncomingMedia, 'kind' | 'mime' | 'name' | 'bytes'>>;
