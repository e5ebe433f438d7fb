import { HttpError } from '../../platform/http.ts';
import { botId, type Cast, type SimulatorConversation, type SimulatorPerson } from './deps.ts';
import { texts } from './messages.ts';
import { chatKey } from './store.ts';

/** Look-ups in the cast, each naming the request's field that asked for somebody who is not there. */
export interface Directory extends Cast {
  person(id: string, field: string): SimulatorPerson;
  conversation(id: string, field: string): SimulatorConversation;
  /** The conversation if the person is in it. */
  conversationOf(person: SimulatorPerson, id: string, field: string): SimulatorConversation;
  conversationAt(chat: string): SimulatorConversation | undefined;
  nameOf(personId: string): string;
  personOfSender(account: string, senderId: string): SimulatorPerson | undefined;
}

export function createDirectory(cast: Cast): Directory {
  const people = new Map(cast.people.map((person) => [person.id, person]));
  const conversations = new Map(cast.conversations.map((conversation) => [conversation.id, conversation]));
  const chats = new Map(cast.conversations.map((conversation) => [chatKey(conversation.address), conversation]));
  const senders = new Map(cast.people.map((person) => [`${person.account}/${person.senderId}`, person]));

  function person(id: string, field: string): SimulatorPerson {
    const found = people.get(id);
    if (!found) throw new HttpError(404, texts.noSuchPerson(id), field);
    return found;
  }

  function conversation(id: string, field: string): SimulatorConversation {
    const found = conversations.get(id);
    if (!found) throw new HttpError(404, texts.noSuchConversation(id), field);
    return found;
  }

  return {
    ...cast,
    person,
    conversation,
    conversationOf(member, id, field) {
      const found = conversation(id, field);
      if (!found.members.includes(member.id)) {
        throw new HttpError(422, texts.notInConversation(member.name, found.title), field);
      }
      return found;
    },
    conversationAt: (chat) => chats.get(chat),
    nameOf: (personId) => (personId === botId ? texts.bot : (people.get(personId)?.name ?? personId)),
    personOfSender: (account, senderId) => senders.get(`${account}/${senderId}`),
  };
}
