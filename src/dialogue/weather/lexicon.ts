/** Before a single time it makes it the end: “到明早6点”. */
export const untilWord = /(?:到|至|直到)\s*$/;
