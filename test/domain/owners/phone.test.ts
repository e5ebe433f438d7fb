import { expect, test } from '@jest/globals';
import { normalisePhone } from '../../../src/domain/owners/phone.ts';

test.each([
  ['13900000501', '13900000501'],
  ['139 0000-0501', '13900000501'],
  ['+86 13900000501', '13900000501'],
  ['008613900000501', '13900000501'],
  ['１３９００００００５０１', '139000000501'],
  ['021-55550100', '02155550100'],
  ['110', undefined],
  ['13900000501x', undefined],
  ['', undefined],
])('%s is kept as %s', (said, kept) => {
  expect(normalisePhone(said)).toBe(kept);
});
