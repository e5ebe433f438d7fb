/** Single look-ups of teams, for those who have a key, a group or a person and want the team. */
export { teamByKey, teamOfGroup, teamsOfStaff } from './store.ts';
