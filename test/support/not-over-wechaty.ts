/** Stories that ordinary WeChat itself makes others, by title, and why. */
const theSimulator = 'told through the simulator’s own interface';
const noGroupButtons = 'a room shows no buttons, and a question to who reported there is answered in words';
const noWords = 'ordinary WeChat gives no words of a voice note';
const typedLabel = 'a label that is typed answers the question asked last, not an older one';

export const notOverWechaty: Readonly<Record<string, string>> = {
  'nobody agrees to a notice of their own': theSimulator,
  'a guard who reported in his group confirms there, and no score is asked of staff': noGroupButtons,
  'a manager is told of what was not delivered in his community, however much lies in another': theSimulator,
  'an emergency from somewhere unknown: safety first, every manager told, then placed with all that was said':
    theSimulator,
  'a spoken greeting is greeted, not taken for a trouble': noWords,
  'an emergency told right after a command is not taken for a note to it': theSimulator,
  'an old button does not undo work that is done': typedLabel,
  'one account for two communities: asked once which, and the name that says more is the one meant': theSimulator,
  'the button under an answer that is no longer the last one changes nothing': typedLabel,
  'the same number in two communities: a command acts in the own one alone': theSimulator,
};
