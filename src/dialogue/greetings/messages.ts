import { templates } from '../../messages/template.ts';

export const greetingTalk = templates('greetings.talk', {
  declined: '好的，以后不再给您发生日和节日祝福，打扰您了。报修、通知和安全提醒照常发给您；想恢复时回复“恢复祝福”。',
  welcome: '好的，以后生日和节日的祝福照常发给您。',
});
