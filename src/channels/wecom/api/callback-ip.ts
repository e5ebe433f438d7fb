import { z } from 'zod';
import type { Caller } from './caller.ts';

const addresses = z.object({ ip_list: z.array(z.string()) });

/** Where callbacks come from: addresses, some with a star for their last part. May change daily. */
export async function getCallbackAddresses(caller: Caller): Promise<string[]> {
  const { ip_list } = await caller.get('getcallbackip', {}, addresses);
  return ip_list;
}
