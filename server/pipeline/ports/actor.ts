import { AsyncLocalStorage } from "node:async_hooks";

/** Who does something, by an id and never by a name: the timeline keeps it with each event. */
export type Actor = `job ${number}` | `webhook ${string}` | `user ${string}` | "buyer" | "flow" | "app";

const current = new AsyncLocalStorage<Actor>();

/** Everything that `work` writes, also later and in turn, is written as done by `actor`. */
export const actingAs = <T>(actor: Actor, work: () => T): T => current.run(actor, work);

/** Whether somebody did it by hand: a merchant, a buyer, or a merchant's own workflow. */
export const isByPerson = (actor: Actor): boolean => actor === "buyer" || actor === "flow" || actor.startsWith("user ");

export const currentActor = (): Actor => current.getStore() ?? "app";
