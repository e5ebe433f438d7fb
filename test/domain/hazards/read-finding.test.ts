import { describe, expect, test } from '@jest/globals';
import { readFinding } from '../../../src/domain/hazards/read-finding.ts';

const kinds = [
  ['阳台花盆', 'plants'],
  ['阳台上晾的被子挂在外面', 'laundry'],
  ['卧室纱窗松了', 'window'],
  ['窗帘飘出来了', 'window'],
  ['外墙瓷砖鼓起来了', 'facade'],
  ['空调外机架子生锈', 'shelf'],
  ['窗台外放着一个水桶', 'window'],
  ['护栏边堆着杂物', 'object'],
  ['有个看不清的', 'other'],
] as const;

describe('what it is', () => {
  for (const [said, type] of kinds) {
    test(`“${said}” is ${type}`, () => {
      expect(readFinding(said).type).toBe(type);
    });
  }
});

const judgements = [
  ['阳台花盆', 2],
  ['阳台花盆快掉了', 3],
  ['晾衣架松动', 3],
  ['花盆摇摇晃晃', 3],
  ['阳台花盆快掉了 轻微', 1],
  ['阳台花盆 严重', 3],
  ['阳台花盆 不严重', 1],
  ['花架松了 一般', 2],
] as const;

describe('how bad it is', () => {
  for (const [said, severity] of judgements) {
    test(`“${said}” is ${severity}`, () => {
      expect(readFinding(said).severity).toBe(severity);
    });
  }
});

test('the judgement at the end is no part of the note', () => {
  expect(readFinding('阳台外沿花盆 严重')).toEqual({
    type: 'plants',
    severity: 3,
    position: '阳台外沿',
    note: '阳台外沿花盆',
  });
});
