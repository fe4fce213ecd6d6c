import type { ShopSettings } from "../../../../server/http/contract.ts";
import type { ProfilePart } from "../../../../server/http/profile-part-contract.ts";
import { isDayTyped } from "../../i18n/istanbul-day.ts";
import { type Draft, draftOf, profileOf } from "./draft.ts";
import { type Json, list, object, text } from "./json.ts";
import { TABLE_NAMES } from "./tables.ts";

type Profile = ShopSettings["profile"];

/** What is being typed, and the SHOP.json it was typed over. */
export type Typed = { readonly draft: Draft; readonly over: Profile };

export const isChanged = ({ draft, over }: Typed): boolean => isOther(draft, draftOf(over));

/** The members that were changed, as typed: what nobody touched is neither decided along with them nor set back. */
export function changedPart({ draft, over }: Typed): Json {
  const [before, after] = [profileOf(draftOf(over), over), profileOf(draft, over)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => isOther(before[name], after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? null]));
}

/** A limit of the year 0027 would be in force at once. */
export const hasWrongDay = (part: Json): boolean =>
  Object.values(object(part["limits"]))
    .flatMap(list)
    .map((limit) => text(object(limit)["from"]))
    .some((from) => !isDayTyped(from));

/** Sent with what they were, so that what a colleague saved of them meanwhile is not lost without a word. */
export function withSeen(part: Json, over: Profile): ProfilePart {
  const seen = Object.keys(part).map((name) => [name, over?.[name] ?? null]);
  return { part, seen: Object.fromEntries(seen) };
}

/**
 * The same typing over what is kept by now: a field or a list that was not touched since `before`
 * (what it was typed over, or what was saved of it) shows what is kept, a colleague's too.
 */
export function typedOver(draft: Draft, { before, now }: { readonly before: Draft; readonly now: Profile }): Typed {
  const fresh = draftOf(now);
  const tables = withTouched(fresh.tables, { names: TABLE_NAMES, typed: draft.tables, before: before.tables });
  const fields = withTouched(fresh, { names: Object.keys(before).filter(isField), typed: draft, before });
  return { over: now, draft: { ...fields, tables } };
}

const isField = (name: string): name is Exclude<keyof Draft, "tables"> => name !== "tables";

type Touching<Whole, Name> = { readonly names: readonly Name[]; readonly typed: Whole; readonly before: Whole };

const withTouched = <Whole extends object, Name extends keyof Whole>(
  fresh: Whole,
  { names, typed, before }: Touching<Whole, Name>,
): Whole =>
  names.reduce((into, name) => (isOther(typed[name], before[name]) ? { ...into, [name]: typed[name] } : into), fresh);

const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
