/** The name of this channel in addresses. The account is `${puppet}:${selfId}`: ids mean something under it alone. */
export const channelName = 'wechaty';

const roomPrefix = 'room/';

/** The chat of a room. A direct chat carries the id of the contact in it. */
export const chatOfRoom = (roomId: string): string => `${roomPrefix}${roomId}`;

/** The room's id, where the chat is one. */
export const roomIdOf = (chat: string): string | undefined =>
  chat.startsWith(roomPrefix) ? chat.slice(roomPrefix.length) : undefined;
