import { z } from 'zod';
import type { Caller } from './caller.ts';
import { WecomError } from './errors.ts';
import { textOrNothing } from './reply.ts';

const member = z.object({
  userid: z.string(),
  name: textOrNothing,
  department: z.array(z.number()).default([]),
  /** 1 active, 2 disabled, 4 not yet active, 5 left */
  status: z.number().optional(),
});

export interface WecomMember {
  userid: string;
  name: string;
  departments: number[];
  active: boolean;
}

const UNKNOWN_CODES: readonly (number | undefined)[] = [40003, 60111, 60011];

/** The member, or nothing where the company has none of that id or the app may not see him. */
export async function findMember(caller: Caller, userid: string): Promise<WecomMember | undefined> {
  try {
    const found = await caller.get('user/get', { userid }, member);
    const { name, department, status = 1 } = found;
    return { userid: found.userid, name, departments: department, active: status === 1 };
  } catch (error) {
    if (error instanceof WecomError && UNKNOWN_CODES.includes(error.code)) return undefined;
    throw error;
  }
}
