const hourMs = 3_600_000;

/** After so many days without the member's hand another way is taken. */
export const mostDays = 3;
export const expireMs = mostDays * 24 * hourMs;
/** The member is reminded once a day. */
export const remindMs = 24 * hourMs;
/** So long WeCom may take to send what was confirmed. */
export const sendingMs = 24 * hourMs;
