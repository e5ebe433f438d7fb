import { setTimeout as delay } from 'node:timers/promises';
import { TestPuppet } from '../test-puppet.ts';
import type { Answer, Order } from '../world.ts';

// A puppet service in a process of its own, told by its parent what people do.

const library: string = 'wechaty-puppet-service'; // its types redeclare `promisify` for the whole program
const { PuppetServer } = (await import(library)) as {
  PuppetServer: new (options: object) => { start(): Promise<void> };
};
let running: TestPuppet | undefined;

async function follow(order: Order): Promise<void> {
  if (order.do === 'start') return start(order.start);
  const puppet = running;
  if (!puppet) throw new Error('not started');
  const { mocker } = puppet;
  switch (order.do) {
    case 'person':
      return puppet.addPerson(order.person);
    case 'room':
      return puppet.addRoom(order.room);
    case 'login':
      return puppet.login(order.self);
    case 'logout':
      return puppet.logout('told to');
    case 'scan':
      return mocker.scan(order.qr);
    case 'say':
      puppet.keep(order.message);
      return puppet.says(order.message.id);
    case 'flood':
      return flood(puppet, order.from, order.count);
    case 'again':
      return puppet.says(order.id);
    case 'join':
      return void mocker.RoomMock.load(order.room)
        .add(mocker.ContactMock.load(order.person))
        .by(mocker.ContactMock.load(order.by));
    case 'leave':
      return void mocker.RoomMock.load(order.room)
        .remove(mocker.ContactMock.load(order.person))
        .by(mocker.ContactMock.load(order.by));
    case 'topic':
      return void mocker.RoomMock.load(order.room).topic(order.topic).by(mocker.ContactMock.load(order.by));
    case 'friend':
      return puppet.befriend(order.id, order.person, order.hello);
    case 'recall':
      puppet.keep({ id: order.id, from: order.by, text: order.message, type: 12 });
      return puppet.says(order.id);
    case 'slow':
      puppet.slowMs = order.ms;
      return;
    case 'refuse':
      puppet.refusal = order.reason;
  }
}

async function flood(puppet: TestPuppet, from: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const id = `flood-${n}`;
    puppet.keep({ id, from, text: `${n}` });
    puppet.says(id);
    if (n % 10 === 9) await delay(10);
  }
}

async function start({ port, token, world, sentFile }: Extract<Order, { do: 'start' }>['start']): Promise<void> {
  const puppet = new TestPuppet(sentFile, world);
  puppet.on('error', () => {}); // the mock reports two for every change of a room
  await new PuppetServer({ endpoint: `127.0.0.1:${port}`, token, tls: { disable: true }, puppet }).start();
  await puppet.start();
  await delay(0);
  if (world.self !== undefined) puppet.login(world.self);
  running = puppet;
}

process.on('message', ({ seq, order }: { seq: number; order: Order }) => {
  follow(order).then(
    () => process.send?.({ seq } satisfies Answer),
    (error: unknown) => process.send?.({ seq, error: String(error) } satisfies Answer),
  );
});
process.on('disconnect', () => process.exit(0));
