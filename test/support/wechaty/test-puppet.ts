import { appendFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { FileBox, type FileBoxInterface } from 'file-box';
import { type payloads, types } from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { SentMessage, World, WorldMessage, WorldPerson, WorldRoom } from './world.ts';

/**
 * wechaty-puppet-mock with what real puppets do and it does not: mentions on what we send, an id for it, files of any kind,
 * friend requests, a quick answer to `ding`, and a world that it is given. What is sent is written to `sentFile` first.
 */
export class TestPuppet extends PuppetMock {
  slowMs = 0;
  refusal: string | undefined;
  readonly #friendships = new Map<string, payloads.Friendship>();
  readonly #sentFile: string;

  constructor(sentFile: string, world: World) {
    super({ mocker: new mock.Mocker() });
    this.#sentFile = sentFile;
    for (const person of world.people) this.addPerson(person);
    for (const room of world.rooms) this.addRoom(room);
    for (const message of world.messages) this.keep(message, world.self);
  }

  addPerson({ id, name, friend = true }: WorldPerson): void {
    this.mocker.createContact({ id, name, friend, alias: '', type: types.Contact.Individual });
  }

  addRoom({ id, topic, owner, members }: WorldRoom): void {
    this.mocker.createRoom({ id, topic, ownerId: owner, memberIdList: members });
  }

  /** Makes a message known, without a word of it. */
  keep(message: WorldMessage, self = this.isLoggedIn ? this.currentUserId : undefined): void {
    const { id, from, to = self, room, text, mentions, file, at, type } = message;
    if (file) this.mocker.cacheFileBoxPayload.set(id, FileBox.fromBase64(file.base64, file.name).toJSON());
    this.mocker.MessageMock.create({
      id,
      talkerId: from,
      ...(room === undefined ? { listenerId: to ?? '' } : { roomId: room }),
      text: text ?? '',
      ...(mentions && { mentionIdList: mentions }),
      ...(file && { filename: file.name }),
      timestamp: at ?? Date.now(),
      type: type ?? (file ? fileType(file.name) : types.Message.Text),
    } as payloads.Message);
  }

  says(id: string): void {
    this.emit('message', { messageId: id });
  }

  befriend(id: string, contactId: string, hello: string): void {
    this.#friendships.set(id, {
      id,
      contactId,
      hello,
      timestamp: Date.now(),
      type: types.Friendship.Receive,
    } as payloads.Friendship);
    this.emit('friendship', { friendshipId: id });
  }

  override ding(data = ''): void {
    setImmediate(() => this.emit('dong', { data }));
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    if (this.slowMs > 0) await delay(this.slowMs);
    return super.messageRawPayload(id);
  }

  override async messageSendText(to: string, text: string, mentions: string[] = []): Promise<void> {
    return this.#sent({ to, text, ...(mentions.length > 0 && { mentions }) });
  }

  override async messageSendFile(to: string, file: FileBoxInterface): Promise<void> {
    return this.#sent({ to, file: { name: file.name, base64: await file.toBase64() } });
  }

  override async friendshipRawPayload(id: string): Promise<payloads.Friendship> {
    const payload = this.#friendships.get(id);
    if (!payload) throw new Error(`no friendship ${id}`);
    return payload;
  }

  override async friendshipRawPayloadParser(payload: payloads.Friendship): Promise<payloads.Friendship> {
    return payload;
  }

  override async friendshipAccept(id: string): Promise<void> {
    const contactId = this.#friendships.get(id)?.contactId ?? '';
    this.mocker.cacheContactPayload.set(contactId, {
      ...this.mocker.contactPayload(contactId),
      friend: true,
    } as payloads.Contact);
  }

  /** The id, though the mock is written as if there were none. */
  #sent(message: Omit<SentMessage, 'id'>): undefined {
    if (this.refusal !== undefined) throw new Error(this.refusal);
    const id = `out-${process.pid}-${this.mocker.cacheMessagePayload.size}`;
    appendFileSync(this.#sentFile, `${JSON.stringify({ id, ...message })}\n`);
    const isRoom = this.mocker.cacheRoomPayload.has(message.to);
    this.keep({ ...message, id, from: this.currentUserId, ...(isRoom && { room: message.to }) });
    setImmediate(() => this.says(id)); // real puppets tell us of our own words, too
    return id as unknown as undefined;
  }
}

function fileType(name: string): number {
  if (/\.(?:jpe?g|png|gif)$/i.test(name)) return types.Message.Image;
  if (/\.(?:mp3|sil|wav|amr)$/i.test(name)) return types.Message.Audio;
  return /\.mp4$/i.test(name) ? types.Message.Video : types.Message.Attachment;
}
