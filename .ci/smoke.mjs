// Talks to a running Guanjia over the simulator's interface: one owner, one technician, one ticket.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

const [base] = process.argv.slice(2);
const patienceMs = 20_000;

async function get(path) {
  const response = await fetch(`${base}${path}`);
  assert.equal(response.status, 200, `${path} answered ${response.status}`);
  return response.json();
}

async function post(path, body) {
  const response = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, `${path} answered ${response.status}: ${await response.text()}`);
}

/** The first message in a chat that holds all the words. */
async function hear(chat, ...words) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const messages = await get(`/sim/api/messages?in=${encodeURIComponent(chat)}&after=0`);
    const found = messages.find(({ text }) => words.every((word) => text?.includes(word)));
    if (found) return found;
    const heard = messages.map(({ text }) => text).join('\n');
    assert.ok(performance.now() < end, `nobody said ${words.join(' + ')} in ${chat}; heard:\n${heard}`);
    await delay(100);
  }
}

assert.equal((await get('/readyz')).ok, true);
assert.equal((await get('/healthz')).ok, true);

const people = await get('/sim/api/people');
const person = (name) => people.find((each) => each.name === name) ?? assert.fail(`${name} is not in the simulator`);
const [owner, technician] = [person('李女士'), person('张师傅')];
const direct = owner.conversations[0].id;
const group = technician.conversations.find(({ title }) => title === '工程部值班群').id;

await post('/sim/api/say', { as: owner.id, in: direct, text: '厨房水管爆了，水都流到客厅了' });
await hear(direct, '急修');
const card = await hear(group, '急修', '接单');
const take = card.buttons.find(({ label }) => label === '接单');
await post('/sim/api/press', { as: technician.id, message: card.id, button: take.id });
await hear(direct, '张师傅', '接单');
console.log('the owner was heard, the technician paged, and the owner told who comes');
