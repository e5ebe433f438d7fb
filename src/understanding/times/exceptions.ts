import type { Span, TimeWindow } from '../meaning.ts';

const fine = '(?:可以|行|在家?|有人|有空|得闲?|方便|ok|成|没问题|没事)';
const rest = '(?:其他|其它|别的|其余|另外|剩下)(?:的)?(?:时间|时候|日子|几?天)?';
const allFine = `(?:${rest})?[,\\s]*(?:我|家里|我家|我们)?(?:基本上?|一般|差不多)?(?:都|全|随时)?(?:都)?${fine}`;
const between = /^[、,和或跟及以\s]{0,3}$/;
const opening = /(?:除了?|除开|除掉|不算)(?:每个?|逢)?\s*$/;
const only = /(?:只有|就是?|只是|唯独|就只有)\s*$/;
const afterExcept = new RegExp(`^\\s*(?:这[几两三]?天|当天)?(?:以外|之外|外)?[,\\s]*${allFine}[的呀啊吧啦]?`);
const trailing = new RegExp(`^(?:除外|以外|之外)(?:[,\\s]*${allFine})?`);
const declined = '(?:不太?行|没空|不在家?|不方便|不可以|有事|没人|没时间|不得闲?|唔得闲?|来不了|上班)';
const declinedRest = new RegExp(
  `^(?:我|家里)?(?:都)?${declined}[,。;\\s]*(?:${rest}|随时)[,\\s]*(?:我|家里)?(?:基本上?|一般)?(?:都|全)?${fine}?`,
);
const onlyDeclined = new RegExp(`^(?:我|家里)?${declined}`);

/**
 * Turns “除了周三都行”, “周三不行其他都可以” and “随时，周三除外” into one window with what is taken out of it. The window is
 * the one said right before (这周除了周三都行) or any time.
 * @param spans all times of the folded text, in order
 */
export function withExceptions(
  spans: readonly Span<TimeWindow>[],
  folded: string,
  text: string,
  now: Date,
): Span<TimeWindow>[] {
  const left = [...spans];
  for (let first = 0; first < left.length; first += 1) {
    const group = groupFrom(left, first, folded);
    const [head, tail] = [group[0], group.at(-1)];
    if (!head || !tail) continue;
    const before = folded.slice(0, head.start);
    const after = folded.slice(tail.end);
    const cut = exceptionAround(before, after);
    if (!cut) continue;
    const start = head.start - cut.before;
    let end = tail.end + cut.after;
    let base = left[first - 1];
    const isBase = base && base.value.except === undefined && /^[的,里内\s]{0,2}$/.test(folded.slice(base.end, start));
    if (!isBase) base = undefined;
    // “除了周三随时都行”: the rest may be a time of its own.
    const following = left[first + group.length];
    const isRest = following?.value.grain === 'anytime' && following.start <= end + 3 && following.end >= end - 3;
    if (isRest) end = Math.max(end, following.end);
    const from = base?.start ?? start;
    const value: TimeWindow = {
      ...(base?.value ?? { from: now, grain: 'anytime' as const }),
      except: group.map(({ value: one }) => one),
    };
    const index = base ? first - 1 : first;
    left.splice(index, group.length + (base ? 1 : 0) + (isRest ? 1 : 0), {
      value,
      start: from,
      end,
      text: text.slice(from, end),
    });
  }
  return left;
}

/** The times of one list: “周三和周四”. */
function groupFrom(spans: readonly Span<TimeWindow>[], first: number, folded: string): Span<TimeWindow>[] {
  const group: Span<TimeWindow>[] = [];
  for (const span of spans.slice(first)) {
    const last = group.at(-1);
    if (
      span.value.grain === 'anytime' ||
      span.value.except ||
      (last && !between.test(folded.slice(last.end, span.start)))
    )
      break;
    group.push(span);
  }
  return group;
}

/** How many characters before and after belong to the exception; undefined where nothing is taken out. */
function exceptionAround(before: string, after: string): { before: number; after: number } | undefined {
  const opened = opening.exec(before)?.[0];
  const closed =
    opened === undefined ? undefined : (afterExcept.exec(after)?.[0] ?? /^(?:以外|之外|外)/.exec(after)?.[0]);
  if (opened !== undefined) return { before: opened.length, after: closed?.length ?? 0 };
  const excluded = (trailing.exec(after) ?? declinedRest.exec(after))?.[0];
  if (excluded !== undefined) return { before: 0, after: excluded.length };
  const sole = only.exec(before)?.[0];
  const refused = sole && onlyDeclined.exec(after)?.[0];
  return sole && refused ? { before: sole.length, after: refused.length } : undefined;
}
