import type { Keys } from '../callback/envelope.ts';

// Made-up secrets. The ciphertext was made and checked with other tools than ours, so that opening it shows more than that
// what we seal we can open.
export const knownKeys: Keys = {
  token: 'WyTestToken2024',
  aesKey: 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY',
  receiveId: 'ww0123456789abcdef',
};

export const knownQuestion = {
  msg_signature: '7a0d2457362c1e928e0fc458e10f5e35df8d6f9f',
  timestamp: '1700000001',
  nonce: '1597212914',
  echostr: 'SZ9u5u7MuE31e43qvssRIH+gq5p17D/E9R9dErlavGJUzdKA6e1RhnML9WNbBBsDZ//AEt48Dj7NqAhN5oA1Gg==',
};

/** What the question holds. */
export const knownWord = '1616140317555161061';
