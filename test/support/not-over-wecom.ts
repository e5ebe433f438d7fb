/** Stories that WeCom itself makes others, by title, and why. What holds there instead is told in test/stories/over-wecom.test.ts. */
const fiveMessages = 'the owner’s five messages are used up: the rest becomes a telephone task';
const noWords = '微信客服 gives no words of a voice note, and no voice of ours is sent';
const addressed = 'a group’s robot hears only what is said to it';
const cardsAlone = 'a click is answered in the member’s own chat, not in the group';
const whoWrote = 'a customer of 微信客服 is written to only after he wrote: told in test/stories/broadcasts.test.ts';
const theSimulator = 'told through the simulator’s own interface';

export const notOverWecom: Readonly<Record<string, string>> = {
  'a notice to one building: seen as it will be read, sent after a minute, reported': whoWrote,
  'a notice to everybody wants a second manager, who sees it and agrees': whoWrote,
  'asked for tomorrow at eight, it goes out then': whoWrote,
  'the time can be told after the preview': whoWrote,
  'in the quiet hours it waits for the morning': whoWrote,
  'what its author calls pressing is told at night, too': whoWrote,
  'who has no chat is listed, with name and room in the author’s own chat': whoWrote,
  'a person with several homes is told once; who moved out or died never': whoWrote,
  'a correction goes to the same people, with what it corrects': whoWrote,
  'taken back after it was sent: those who have read it are told': whoWrote,
  'other words in a draft': whoWrote,
  'a restart between planning and sending: everybody once': whoWrote,
  'nobody agrees to a notice of their own': theSimulator,
  'only managers write to many, and ordinary talk stays talk': addressed,
  'a guard who reported in his own chat confirms there by a button': theSimulator,
  'a manager is told of what was not delivered in his community, however much lies in another': theSimulator,
  'a broken promise goes straight to the manager, worse than the clock it replaced': fiveMessages,
  'whoever comes after somebody who was on site is waited for anew': fiveMessages,
  'a restart between two reminders neither loses the second nor repeats the first': fiveMessages,
  'who reported is reminded of the word on the work twice, and nobody of staff is': fiveMessages,
  'half a report is asked about once, then handed to a person who phones: nothing said is lost': fiveMessages,
  'a voice note about work that waits for a word is kept with it, and the word asked for again': noWords,
  'a voice note after a score goes to those who worked on it': noWords,
  'a voice note alone is listened to by a person, whatever it says': noWords,
  'a voice note whose words are known is read like text, and kept': noWords,
  'a whole repair by a voice note and digits': noWords,
  'who is unknown answers with digits alone': noWords,
  'voice notes in place of every answer still end in a repair': noWords,
  'who is unknown and only speaks gets a person instead of a third question': noWords,
  'the talk of a staff group is left alone': addressed,
  'talk about hazards in a group is no command': addressed,
  'somebody new in a staff group who cries for help is heard': addressed,
  'an emergency told right after a command is not taken for a note to it': theSimulator,
  'in a group, too, nobody is left in silence': theSimulator,
  'a turn that fails again and again goes to a person, and the talk it was in is let go': theSimulator,
  'four messages and two photos in six seconds are one ticket and one reply': theSimulator,
  'two technicians take the same ticket at the same moment, 200 times over: never two winners': cardsAlone,
  'one account for two communities: asked once which, and the name that says more is the one meant': theSimulator,
  'an emergency from somewhere unknown: safety first, every manager told, then placed with all that was said':
    theSimulator,
  'the same number in two communities: a command acts in the own one alone': theSimulator,
};
