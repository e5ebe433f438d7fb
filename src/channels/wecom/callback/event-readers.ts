import { z } from 'zod';
import type { EventKind, SelectedItem } from './event.ts';

export type Reader = z.ZodType<EventKind>;

const text = z.string();
const some = z.string().min(1);
const member = { MsgId: some, FromUserName: some };
const listOf = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((value) => [value])]);

const media = (kind: 'image' | 'voice' | 'video'): Reader =>
  z
    .object({ ...member, MediaId: some })
    .transform(({ MsgId, MediaId }) => ({ kind: 'media', id: MsgId, media: kind, mediaId: MediaId }));

/** By `MsgType`. */
export const messageReaders: Readonly<Record<string, Reader>> = {
  text: z
    .object({ ...member, Content: text })
    .transform(({ MsgId, Content }) => ({ kind: 'text', id: MsgId, text: Content })),
  image: media('image'),
  voice: media('voice'),
  video: media('video'),
  location: z
    .object({ ...member, Location_X: some, Location_Y: some, Label: text.default('') })
    .transform(({ MsgId, Location_X, Location_Y, Label }) => {
      return { kind: 'location', id: MsgId, latitude: Location_X, longitude: Location_Y, label: Label };
    }),
  link: z
    .object({ ...member, Title: text.default(''), Url: some })
    .transform(({ MsgId, Title, Url }) => ({ kind: 'link', id: MsgId, title: Title, url: Url })),
};

const selectedItem = z
  .object({ QuestionKey: text, OptionIds: z.object({ OptionId: listOf(text) }) })
  .transform(({ QuestionKey, OptionIds }) => ({ question: QuestionKey, options: OptionIds.OptionId }));
const selectedItems = z.union([
  z.literal('').transform((): SelectedItem[] => []),
  z.object({ SelectedItem: listOf(selectedItem) }).transform(({ SelectedItem }) => SelectedItem),
]);

const cardClick: Reader = z
  .object({
    FromUserName: some,
    EventKey: some,
    TaskId: some,
    CardType: text.default(''),
    ResponseCode: text.default(''),
    SelectedItems: selectedItems.default([]),
  })
  .transform(({ EventKey, TaskId, CardType, ResponseCode, SelectedItems }) => ({
    kind: 'cardClick',
    ...{ taskId: TaskId, button: EventKey, cardType: CardType, responseCode: ResponseCode, selected: SelectedItems },
  }));

const kfAccess: Reader = z
  .object({ AuthAddOpenKfId: listOf(some).default([]), AuthDelOpenKfId: listOf(some).default([]) })
  .transform(({ AuthAddOpenKfId, AuthDelOpenKfId }) => {
    return { kind: 'kfAccess', granted: AuthAddOpenKfId, withdrawn: AuthDelOpenKfId };
  });

const externalContact: Reader = z
  .object({
    ChangeType: some,
    UserID: some,
    ExternalUserID: some,
    State: text.default(''),
    WelcomeCode: some.optional(),
  })
  .transform(({ ChangeType, UserID, ExternalUserID, State, WelcomeCode }) => ({
    kind: 'externalContact',
    ...{ change: ChangeType, userid: UserID, externalUserid: ExternalUserID, state: State },
    ...(WelcomeCode && { welcomeCode: WelcomeCode }),
  }));

const contact: Reader = z
  .object({ ChangeType: some, UserID: some.optional(), NewUserID: some.optional() })
  .transform(({ ChangeType, UserID, NewUserID }) => {
    return {
      kind: 'contact',
      change: ChangeType,
      ...(UserID && { userid: UserID }),
      ...(NewUserID && { newUserid: NewUserID }),
    };
  });

const alarm: Reader = z.object({ Event: some }).transform(({ Event }) => ({ kind: 'appAlarm', alarm: Event }));

/** By `Event`. */
export const eventReaders: Readonly<Record<string, Reader>> = {
  template_card_event: cardClick,
  enter_agent: z.object({ FromUserName: some }).transform(() => ({ kind: 'enterAgent' })),
  kf_msg_or_event: z
    .object({ OpenKfId: some, Token: some })
    .transform(({ OpenKfId, Token }) => ({ kind: 'kfDoorbell', openKfid: OpenKfId, token: Token })),
  kf_account_auth_change: kfAccess,
  change_external_contact: externalContact,
  change_contact: contact,
  inactive_alert: alarm,
  close_inactive_agent: alarm,
  reopen_inactive_agent: alarm,
  low_active_alert: alarm,
  low_active: alarm,
  active_restored: alarm,
};
