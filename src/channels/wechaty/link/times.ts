/** How long the link waits for what, in milliseconds. */
export interface LinkTimes {
  /** between two signs of life that we ask for; two beats and a half without one, and the link is dead */
  beat: number;
  /** for the first sign of life of a connection, once the library says that it has started */
  answer: number;
  /** for the first sign of life in all, and for a login or a QR after it */
  login: number;
  /** before the second attempt; each further wait is twice as long, with a fifth of jitter */
  firstWait: number;
  longestWait: number;
  /** a login that lasted this long makes the next wait the first again */
  calm: number;
  /** between two looks whether another process has let go of the login */
  take: number;
  /** for Wechaty to fetch what belongs to a message */
  fetch: number;
  /** at a stop, for connections that are over to be cleared away */
  clearAway: number;
}

export const usualTimes: LinkTimes = {
  beat: 20_000,
  answer: 3_000,
  login: 60_000,
  firstWait: 1_000,
  longestWait: 30_000,
  calm: 60_000,
  take: 5_000,
  fetch: 3_000,
  clearAway: 5_000,
};
