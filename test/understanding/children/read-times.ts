import { createInterface } from 'node:readline';
import { readTimes } from '../time-cases/reading.ts';

// Reads JSON lines [text, moment, zone] and prints the times of each, in whatever zone the machine is set to.
for await (const line of createInterface({ input: process.stdin })) {
  const [text, at, zone] = JSON.parse(line) as [string, string, string];
  console.log(readTimes(text, at, zone));
}
