import { expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { isLoopbackAddress, isLoopbackHost, refuseStrangers } from '../../../src/channels/simulator/loopback.ts';

test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(isLoopbackAddress(address)).toBe(true);
});

test.each(['192.168.1.7', '::ffff:10.0.0.1', '127.0.0.1.example.com', 'fe80::1', '', undefined])(
  '%s is not this machine',
  (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  },
);

test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000', '[::1]'])('host %s is ours', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

test.each(['guanjia.example.com', 'localhost.example.com:3000', '10.0.0.1:3000', '', undefined])(
  'host %s is not ours',
  (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  },
);

test('a connection from elsewhere is refused, whatever host it names', () => {
  const request = { socket: { remoteAddress: '192.168.1.7' }, headers: { host: 'localhost:3000' } };
  expect(() => refuseStrangers(request as FastifyRequest)).toThrow(expect.objectContaining({ statusCode: 403 }));
});
