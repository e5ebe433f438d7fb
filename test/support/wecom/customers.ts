import { z } from 'zod';
import { type Customer, isVisible } from './corp.ts';
import { massMessageRoutes } from './mass-messages.ts';
import { type AppCall, queryOf, type Reply, type Routes, readBody, refuse } from './wire.ts';

/** Followers come so many on a page; WeCom's pages hold 500. */
const PAGE = 2;

function list(call: AppCall): Reply {
  const userid = queryOf(call, 'userid');
  if (!isVisible(call.corp, call.app, userid)) refuse(40003, 'invalid userid');
  const theirs = [...call.corp.customers.values()].filter(({ followedBy }) => followedBy.includes(userid));
  if (theirs.length === 0) refuse(84061, 'no external contact');
  return { external_userid: theirs.map(({ externalUserid }) => externalUserid) };
}

function get(call: AppCall): Reply {
  const customer = customerOf(call, queryOf(call, 'external_userid'));
  const { externalUserid, nickname, unionid } = customer;
  const followers = customer.followedBy.filter((userid) => isVisible(call.corp, call.app, userid));
  if (followers.length === 0) refuse(84061, 'no external contact');
  const start = Number(/^page_(\d+)$/.exec(call.query.get('cursor') ?? '')?.[1] ?? 0);
  const remark = remarks.get(customer);
  return {
    external_contact: {
      external_userid: externalUserid,
      name: nickname,
      type: 1,
      gender: 0,
      ...(unionid && { unionid }),
    },
    follow_user: followers.slice(start, start + PAGE).map((userid) => ({
      ...{
        userid,
        remark: remark?.remark ?? '',
        description: remark?.description ?? '',
        createtime: Math.floor((customer.addedAt?.[userid] ?? 1_700_000_000_000) / 1000),
      },
      ...{ tags: [], remark_mobiles: remark?.remark_mobiles ?? [], add_way: 1, state: '' },
    })),
    ...(start + PAGE < followers.length && { next_cursor: `page_${start + PAGE}` }),
  };
}

const remarkShape = z.strictObject({
  userid: z.string(),
  external_userid: z.string(),
  remark: z.string().max(20).optional(),
  description: z.string().max(150).optional(),
  remark_company: z.string().max(20).optional(),
  remark_mobiles: z.array(z.string()).optional(),
});
type Remark = z.output<typeof remarkShape>;
const remarks = new WeakMap<Customer, Remark>();

function remark(call: AppCall): Reply {
  const noted = readBody(call, remarkShape);
  const customer = customerOf(call, noted.external_userid);
  if (!customer.followedBy.includes(noted.userid)) refuse(84061, 'no external contact');
  const mobiles = noted.remark_mobiles?.filter((mobile) => mobile !== '');
  remarks.set(customer, { ...remarks.get(customer), ...noted, ...(mobiles && { remark_mobiles: mobiles }) });
  return {};
}

function customerOf({ corp }: AppCall, id: string): Customer {
  return corp.customers.get(id) ?? refuse(40096, 'invalid external_userid');
}

/** Only for apps that were named in 客户联系. */
function granted(routes: Routes): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([route, handle]) => [
      route,
      (call: AppCall) => (call.app.customers ? handle(call) : refuse(48002, 'api forbidden')),
    ]),
  );
}

export const customerRoutes: Routes = granted({
  'GET externalcontact/list': list,
  'GET externalcontact/get': get,
  'POST externalcontact/remark': remark,
  ...massMessageRoutes,
});
