import { isVisible } from './corp.ts';
import { queryOf, type Routes, refuse } from './wire.ts';

export const contactRoutes: Routes = {
  'GET user/get': (call) => {
    const userid = queryOf(call, 'userid');
    const member = call.corp.members.get(userid.toLowerCase());
    if (!member || !isVisible(call.corp, call.app, userid)) return refuse(60111, 'userid not found');
    return { ...member, department: [1], main_department: 1, is_leader_in_dept: [0], position: '' };
  },
  'GET agent/get': (call) => {
    const { app } = call;
    if (queryOf(call, 'agentid') !== String(app.agentId)) return refuse(301002, 'not allow operate another agent');
    const seen = app.visible === 'everybody' ? [] : [...app.visible];
    return {
      ...{ agentid: app.agentId, name: '物业管家', description: '', close: 0, redirect_domain: '', home_url: '' },
      allow_userinfos: { user: seen.map((userid) => ({ userid })) },
      allow_partys: { partyid: app.visible === 'everybody' ? [1] : [] },
      allow_tags: { tagid: [] },
    };
  },
  'GET getcallbackip': () => ({ ip_list: ['101.226.103.*', '101.226.62.77'] }),
};
