import { z } from 'zod';
import { field } from './config-field.ts';

/** The variables of Wechaty (docs/wechaty.zh-CN.md). */
export const wechatyFields = {
  WECHATY_PUPPET: field(
    'the npm name of a puppet, such as wechaty-puppet-service',
    z
      .string()
      .regex(/^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]{0,100}$/)
      .optional(),
  ),
  WECHATY_NAME: field(
    '1 to 32 letters, digits, - and _',
    z
      .string()
      .regex(/^[\w-]{1,32}$/)
      .default('guanjia'),
  ),
  WECHATY_PUPPET_SERVICE_TOKEN: field(
    'the token of the puppet, without spaces',
    z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
  ),
  WECHATY_PUPPET_SERVICE_ENDPOINT: field(
    'host:port',
    z
      .string()
      .regex(/^(?:[\w.-]+|\[[\da-fA-F:]+\]):\d{1,5}$/)
      .optional(),
  ),
  WECHATY_AUTHORITY: field(
    'a host, with or without a port',
    z
      .string()
      .regex(/^[\w.-]+(?::\d{1,5})?$/)
      .optional(),
  ),
  WECHATY_TLS: field('own, public or off', z.enum(['own', 'public', 'off']).default('own')),
  WECHATY_TLS_CA: field(
    'one or more certificates in PEM (WECHATY_TLS_CA_FILE: their file)',
    z
      .string()
      .regex(/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/)
      .optional(),
  ),
  WECHATY_TLS_SERVER_NAME: field(
    'the name in the certificate of the service',
    z
      .string()
      .regex(/^[\w.-]{1,253}$/)
      .optional(),
  ),
};

type WechatyValues = { [K in keyof typeof wechatyFields]: z.output<(typeof wechatyFields)[K]['schema']> };

/** An account of ordinary WeChat (or of WeCom, played by a machine) that Wechaty works with. */
export interface WechatyConfig {
  /** npm name of what speaks with the platform; never a default of ours or of Wechaty's */
  puppet: string;
  /** by what its login is known: one per account among all processes */
  name: string;
  token?: string;
  /** host:port of the service; absent: it is looked up by its token at `authority` */
  endpoint?: string;
  authority?: string;
  tls: WechatyTls;
}

/**
 * `own`: verified against certificates of our own. `public`: encrypted with the certificate whose private key everybody
 * has, as most services sell it. `off`: in the clear, token included.
 */
export type WechatyTls =
  | { mode: 'own'; ca: string; serverName?: string }
  | { mode: 'public' | 'off'; serverName?: string };

export const servicePuppet = 'wechaty-puppet-service';

/** Undefined where no puppet is named. What does not fit together is added to `problems`. */
export function readWechaty(values: WechatyValues, problems: string[]): WechatyConfig | undefined {
  const { WECHATY_PUPPET: puppet, WECHATY_NAME: name, WECHATY_PUPPET_SERVICE_TOKEN: token } = values;
  const { WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint, WECHATY_AUTHORITY: authority } = values;
  if (puppet === undefined) {
    const optional = [
      'WECHATY_PUPPET_SERVICE_TOKEN',
      'WECHATY_PUPPET_SERVICE_ENDPOINT',
      'WECHATY_AUTHORITY',
      'WECHATY_TLS_CA',
    ] as const;
    const given = optional.find((variable) => values[variable] !== undefined);
    if (given) problems.push(`WECHATY_PUPPET must be given too, since ${given} is (docs/wechaty.zh-CN.md lists them)`);
    return undefined;
  }
  const base = { puppet, name, ...(token !== undefined && { token }) };
  if (puppet !== servicePuppet) return { ...base, tls: { mode: 'public' } };
  const tls = readTls(values, problems);
  if (token === undefined)
    problems.push(`WECHATY_PUPPET_SERVICE_TOKEN must be given too, since WECHATY_PUPPET is ${servicePuppet}`);
  else if (!token.includes('_') && tls.serverName === undefined)
    problems.push(
      'WECHATY_PUPPET_SERVICE_TOKEN must begin with the name of the service and _, or WECHATY_TLS_SERVER_NAME be given',
    );
  return { ...base, ...(endpoint !== undefined && { endpoint }), ...(authority !== undefined && { authority }), tls };
}

function readTls(values: WechatyValues, problems: string[]): WechatyTls {
  const { WECHATY_TLS: mode, WECHATY_TLS_CA: ca, WECHATY_TLS_SERVER_NAME: serverName } = values;
  const named = serverName === undefined ? {} : { serverName };
  if (mode === 'own' && ca !== undefined) return { mode, ca, ...named };
  if (mode === 'own') problems.push('WECHATY_TLS_CA must be given too, or WECHATY_TLS be public or off');
  else if (ca !== undefined) problems.push(`WECHATY_TLS must be own, since WECHATY_TLS_CA is given`);
  return { mode: mode === 'off' ? 'off' : 'public', ...named };
}
