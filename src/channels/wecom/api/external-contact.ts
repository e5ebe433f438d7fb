import { z } from 'zod';
import type { Caller } from './caller.ts';
import { WecomError } from './errors.ts';
import { insist } from './limits.ts';
import { done, textOrNothing } from './reply.ts';

const NO_CUSTOMERS = 84061;
const listed = z.object({ external_userid: z.array(z.string()).default([]) });

/** Ids of all customers of a member. */
export async function listCustomers(caller: Caller, userid: string): Promise<string[]> {
  try {
    const reply = await caller.get('externalcontact/list', { userid }, listed);
    return reply.external_userid;
  } catch (error) {
    if (error instanceof WecomError && error.code === NO_CUSTOMERS) return [];
    throw error;
  }
}

const follower = z.object({
  userid: z.string(),
  remark: textOrNothing,
  remark_mobiles: z.array(z.string()).default([]),
  state: textOrNothing,
  createtime: z.number().optional(),
});
const contact = z.object({
  external_contact: z.object({ external_userid: z.string(), name: textOrNothing, unionid: textOrNothing }),
  follow_user: z.array(follower).default([]),
  next_cursor: textOrNothing,
});

export interface Customer {
  externalUserid: string;
  name: string;
  /** '' where it is not told. */
  unionid: string;
  /** Members who have him as a contact, with what they noted. */
  followers: { userid: string; remark: string; mobiles: string[]; state: string; addedAt?: Date }[];
}

/** A customer and all who have him as a contact. Errcode 84061: nobody we may see. */
export async function getCustomer(caller: Caller, externalUserid: string): Promise<Customer> {
  const followers: Customer['followers'] = [];
  let cursor = '';
  for (;;) {
    const query = { external_userid: externalUserid, ...(cursor && { cursor }) };
    const { external_contact, follow_user, next_cursor } = await caller.get('externalcontact/get', query, contact);
    followers.push(
      ...follow_user.map(({ userid, remark, remark_mobiles, state, createtime }) => ({
        userid,
        remark,
        mobiles: remark_mobiles,
        state,
        ...(createtime !== undefined && { addedAt: new Date(createtime * 1000) }),
      })),
    );
    cursor = next_cursor;
    const { name, unionid } = external_contact;
    if (cursor === '') return { externalUserid, name, unionid, followers };
  }
}

export interface Remark {
  userid: string;
  externalUserid: string;
  /** At most 20 characters. */
  remark?: string;
  /** At most 150 characters. */
  description?: string;
  /** In place of all that were noted. */
  mobiles?: readonly string[];
}

/** Notes on a member's contact what he is called, so that the member sees it. */
export async function remarkCustomer(caller: Caller, input: Remark): Promise<void> {
  const path = 'externalcontact/remark';
  const { userid, externalUserid, remark, description, mobiles } = input;
  insist((remark ?? '').length <= 20, path, 'remark is over 20 characters');
  insist((description ?? '').length <= 150, path, 'description is over 150 characters');
  const body = {
    ...{ userid, external_userid: externalUserid },
    ...(remark !== undefined && { remark }),
    ...(description !== undefined && { description }),
    ...(mobiles && { remark_mobiles: mobiles.length > 0 ? mobiles : [''] }),
  };
  await caller.post(path, body, done, { idempotent: true });
}
