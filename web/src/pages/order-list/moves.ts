import { navigate } from "wouter/use-browser-location";
import type { OrderTab } from "../../../../server/http/contract.ts";
import { type ListView, listAddress, readView } from "./address.ts";
import { backward, forward, readTrail, type Step } from "./trail.ts";

/** The moves between views of the list, each from the address as it is at that moment. */
export const openTab = (tab: OrderTab): void => narrow({ tab });

export const narrow = (changes: Partial<ListView>): void => navigate(addressWith({ ...changes, after: null }));

export const openView = (query: string): void => navigate(listAddress(window.location.search, readView(query)));

/** Typing must not fill the history with half words. */
export const searchFor = (search: string): void => navigate(addressWith({ search, after: null }), { replace: true });

export const showNext = (next: string): void => take(forward(trail(), view().after, next));

export const showPrevious = (): void => take(backward(trail()));

const view = (): ListView => readView(window.location.search);
const trail = () => readTrail(window.history.state);
const addressWith = (changes: Partial<ListView>): string =>
  listAddress(window.location.search, { ...view(), ...changes });
const take = ({ after, trail }: Step): void => navigate(addressWith({ after }), { state: { trail } });
