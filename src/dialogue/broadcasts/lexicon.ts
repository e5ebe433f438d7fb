import type { ResidentRole } from '../../platform/db.ts';
import { hanDigits } from '../../understanding/numerals.ts';

/** Ways in which people name a kind of residents; null: all of them. */
export const roleWords: Readonly<Record<string, ResidentRole | null>> = {
  业主: 'owner',
  租户: 'tenant',
  租客: 'tenant',
  商户: 'merchant',
  商家: 'merchant',
  家属: 'family',
  住户: null,
  居民: null,
};

const number = `(?:[0-9]{1,3}|[${hanDigits}]{1,3})`;

export const everybodyWords = /^(?:全体|全小区|整个小区|全部|所有)的?/;
export const allTeamsWords = /^(?:全体|全部|所有)?(?:员工|同事)/;
export const placeWords = new RegExp(`^(${number}|[A-Z])\\s?(?:栋|幢|座|号楼)(?:\\s?(${number})\\s?单元)?`, 'i');
export const listWord = /^名单[\s:]*/;
/** “3-2-501”, “商业街-8”. */
export const homeInList =
  /^([0-9A-Za-z]{1,4}|\p{Script=Han}{2,6})-(?:([0-9]{1,2})-)?([0-9A-Za-z]{1,6})(?![-0-9A-Za-z])[\s,、]*/u;
export const joiner = /^\s?(?:[、,，]|和|及)\s?/;
/** What stands between those who are told and what they are told. */
export const afterAudience = /^(?:[\s:,;。]+|$)/;
/** The end of a team's name, which is left out in talk, and what may follow it. */
export const teamSuffix = /(?:部门?|组|班组)$/;
export const groupWords = /^(?:部门?|组|班组)?(?:值班|工作)?群?/;

/** “明早8点发”, “立即发”, at the beginning of what is to be told or as an answer to its preview. */
export const sendWord = /(?:再|准时|统一)?(?:发送|发出|发布|发)(?:吧|出去)?[。.!]?$/;
export const atOnceWords = /^(?:立即|立刻|马上|现在|即刻)(?:就)?(?:发送|发出|发布|发)?(?:吧|出去)?[。.!]?$/;
export const firstWord = /^(\S{1,20}?)(?:[\s,;:，：；]+)/;

/** Answers to a preview, as its buttons say them. */
export const sendAnswer = /^(?:发|发吧|确认发送|确认|可以发|发送)[。.!]?$/;
export const dropAnswer = /^(?:不发|不发了|取消|算了|别发)[。.!]?$/;
export const editAnswer = /^(?:改|修改|改一下)[。.!]?$/;

export const lookWords = /^(进度|情况|名单)(?:\s*(\d{1,3}))?$/;
