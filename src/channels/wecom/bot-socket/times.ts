/** How long the bot's connection waits for what, in milliseconds. */
export interface SocketTimes {
  /** between two signs of life that we ask for; two in a row without an answer, and the connection is dead */
  beat: number;
  /** for a connection, and for the answer to a frame */
  answer: number;
  /** before the second attempt; each further wait is twice as long, with a fifth of jitter */
  firstWait: number;
  longestWait: number;
  /** after somebody else connected as the same bot, or it was refused: trying again at once would help nobody */
  apartWait: number;
  /** a connection that lasted this long makes the next wait the first again */
  calm: number;
  /** between two looks whether another process has let go of the bot */
  take: number;
  /** before a message that could not be stored is tried again; each further wait is twice as long */
  store: number;
}

/** WeCom asks for a sign of life every 30 seconds. */
export const usualTimes: SocketTimes = {
  beat: 30_000,
  answer: 5_000,
  firstWait: 1_000,
  longestWait: 30_000,
  apartWait: 60_000,
  calm: 60_000,
  take: 5_000,
  store: 250,
};
