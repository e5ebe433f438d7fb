import { expect, test } from '@jest/globals';
import { ConfigError, loadConfig } from '../../src/platform/config.ts';

const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const service = { WECHATY_PUPPET: 'wechaty-puppet-service', WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_0123456789' };

function problems(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test.each([
  ['WECHATY_PUPPET', '../somewhere'],
  ['WECHATY_NAME', 'a/b'],
  ['WECHATY_PUPPET_SERVICE_TOKEN', 'short'],
  ['WECHATY_PUPPET_SERVICE_ENDPOINT', 'http://127.0.0.1:1'],
  ['WECHATY_AUTHORITY', 'https://example.com/x'],
  ['WECHATY_TLS', 'maybe'],
  ['WECHATY_TLS_CA', '/etc/ca.pem'],
  ['WECHATY_TLS_SERVER_NAME', 'a b'],
])('%s=%s is refused by name', (name, value) => {
  expect(problems({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be .{5,}`))]);
});

test('no puppet is chosen for anybody: what belongs to one is refused without it', () => {
  expect(problems({ WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_0123456789' })).toEqual([
    expect.stringMatching(/^WECHATY_PUPPET must be given/),
  ]);
});

test('a service is trusted by its own certificate, unless somebody says otherwise', () => {
  expect(problems(service)).toEqual([expect.stringMatching(/^WECHATY_TLS_CA must be given/)]);
});

test('a service with its certificate is read whole', () => {
  const env = {
    ...service,
    WECHATY_PUPPET_SERVICE_ENDPOINT: '10.0.0.2:18788',
    WECHATY_TLS_CA: certificate,
    WECHATY_NAME: 'one',
  };
  expect(loadConfig({ ...env, WECHATY_TLS_SERVER_NAME: 'puppet.example.com' }).wechaty).toEqual({
    puppet: 'wechaty-puppet-service',
    name: 'one',
    token: 'insecure_0123456789',
    endpoint: '10.0.0.2:18788',
    tls: { mode: 'own', ca: certificate, serverName: 'puppet.example.com' },
  });
});

test('a service in the clear is looked up where it is said', () => {
  const env = { ...service, WECHATY_TLS: 'off', WECHATY_AUTHORITY: 'discovery.example.com' };
  expect(loadConfig(env).wechaty).toMatchObject({ authority: 'discovery.example.com', tls: { mode: 'off' } });
});

test('a certificate that would not be used is refused', () => {
  expect(problems({ ...service, WECHATY_TLS: 'off', WECHATY_TLS_CA: certificate })).toEqual([
    expect.stringMatching(/^WECHATY_TLS must be own/),
  ]);
});

test('a token without the name of its service needs it apart', () => {
  const env = { ...service, WECHATY_TLS: 'public', WECHATY_PUPPET_SERVICE_TOKEN: '0123456789' };
  expect(problems(env)).toEqual([expect.stringMatching(/^WECHATY_PUPPET_SERVICE_TOKEN must begin/)]);
  expect(problems({ ...env, WECHATY_TLS_SERVER_NAME: 'insecure' })).toEqual([]);
});

test('another puppet needs no token', () => {
  expect(loadConfig({ WECHATY_PUPPET: 'wechaty-puppet-xp' }).wechaty).toMatchObject({ puppet: 'wechaty-puppet-xp' });
});

test('a token is never repeated', () => {
  expect(problems({ WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_hunter2' }).join()).not.toContain('hunter2');
});
