import { expect, test } from '@jest/globals';
import { chooseHit, chooseUnit, normaliseRoom, type UnitFacts, unitLabel } from '../../../src/domain/owners/unit.ts';

test.each([
  [{ kind: 'home', building: '3', entrance: '2', room: '501' }, '3栋2单元501'],
  [{ kind: 'home', building: '3', entrance: '', room: '501' }, '3栋501'],
  [{ kind: 'home', building: 'B', entrance: '1', room: '201' }, 'B栋1单元201'],
  [{ kind: 'home', building: '听雨轩', entrance: '', room: '6' }, '听雨轩6'],
  [{ kind: 'shop', building: '商业街', entrance: '', room: '8' }, '商业街商铺8'],
  [{ kind: 'shop', building: '1', entrance: '', room: '105' }, '1栋商铺105'],
  [{ kind: 'parking', building: 'B1', entrance: '', room: '23' }, 'B1车位23'],
] as const)('%j is read as %s', (unit, label) => {
  expect(unitLabel(unit)).toBe(label);
});

test.each([
  [
    { building: '3栋', entrance: '2单元', room: '501室' },
    { building: '3', entrance: '2', room: '501' },
  ],
  [
    { building: '０３号楼', room: '0501' },
    { building: '3', room: '501' },
  ],
  [
    { building: 'b座', entrance: '', room: ' 201 ' },
    { building: 'B', room: '201' },
  ],
  [
    { building: '商业街', room: '8号' },
    { building: '商业街', room: '8' },
  ],
  [{}, {}],
])('%j is kept as %j', (said, kept) => {
  expect(normaliseRoom(said)).toEqual(kept);
});

const unit = (entrance: string): UnitFacts => ({ id: entrance, kind: 'home', building: '3', entrance, room: '501' });

test.each([
  ['the only one', [unit('2')], undefined, 'one'],
  ['the entrance that was said', [unit('1'), unit('2')], '2', 'one'],
  ['several, no entrance said', [unit('1'), unit('2')], undefined, 'many'],
  ['another entrance than was said', [unit('1'), unit('2')], '3', 'none'],
  ['a building with a single entrance, whatever was said', [unit('')], '1', 'one'],
  ['nothing', [], undefined, 'none'],
] as const)('choosing among units: %s', (_, candidates, entrance, kind) => {
  expect(chooseUnit([...candidates], entrance).kind).toBe(kind);
});

test('a register entry of another entrance is not taken', () => {
  expect(chooseHit([unit('1')], '2')).toBeUndefined();
  expect(chooseHit([unit('1'), unit('2')], '2')?.id).toBe('2');
  expect(chooseHit([unit('1')], undefined)?.id).toBe('1');
});
